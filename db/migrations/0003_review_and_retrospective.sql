CREATE TABLE `adjustments` (
	`id` text PRIMARY KEY NOT NULL,
	`sprint_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`points` real NOT NULL,
	`reason` text NOT NULL,
	`made_by` text,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `adjustments_sprint` ON `adjustments` (`sprint_id`);--> statement-breakpoint
CREATE TABLE `card_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`sprint_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	`votes` integer,
	`is_discussed` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `card_groups_sprint` ON `card_groups` (`sprint_id`);--> statement-breakpoint
CREATE TABLE `carry_notes` (
	`sprint_id` text NOT NULL,
	`item_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`sprint_id`, `item_id`),
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `outside_decisions` (
	`sprint_id` text NOT NULL,
	`item_id` text NOT NULL,
	`is_accepted` integer NOT NULL,
	`decided_by` text,
	`decided_at` integer NOT NULL,
	PRIMARY KEY(`sprint_id`, `item_id`),
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `retro_ratings` (
	`sprint_id` text NOT NULL,
	`person_id` text NOT NULL,
	`rating` integer NOT NULL,
	PRIMARY KEY(`sprint_id`, `person_id`),
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `retro_ready` (
	`sprint_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`sprint_id`, `person_id`),
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `retro_votes` (
	`sprint_id` text NOT NULL,
	`person_id` text NOT NULL,
	`target_id` text NOT NULL,
	`dots` integer NOT NULL,
	PRIMARY KEY(`sprint_id`, `person_id`, `target_id`),
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `retros` (
	`sprint_id` text PRIMARY KEY NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`format` text NOT NULL,
	`is_anonymous` integer NOT NULL,
	`phase` text NOT NULL,
	`facilitator_id` text,
	`votes_each` integer NOT NULL,
	`are_totals_live` integer NOT NULL,
	`timer_ends_at` integer,
	`timer_left_seconds` integer,
	`topic_id` text,
	`ratings` text,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`facilitator_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE TABLE `themes` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `themes_team` ON `themes` (`team_id`);--> statement-breakpoint
ALTER TABLE `actions` ADD `owner_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `actions` ADD `made_in_sprint_id` text REFERENCES sprints(id) ON DELETE set null;--> statement-breakpoint
ALTER TABLE `actions` ADD `source_kind` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `source_id` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `helped` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `helped_note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `actions` ADD `issue_id` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `issue_number` integer;--> statement-breakpoint
ALTER TABLE `actions` ADD `issue_repository` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `issue_url` text;--> statement-breakpoint
ALTER TABLE `actions` ADD `issue_state` text;--> statement-breakpoint
CREATE INDEX `actions_issue` ON `actions` (`issue_id`);--> statement-breakpoint
ALTER TABLE `availability` ADD `is_actual_unknown` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE TABLE `__new_cards` (
	`id` text PRIMARY KEY NOT NULL,
	`sprint_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`place` text NOT NULL,
	`text` text NOT NULL,
	`parent_id` text,
	`position` integer,
	`group_id` text,
	`author_id` text,
	`secret_hash` text,
	`votes` integer,
	`is_discussed` integer DEFAULT false NOT NULL,
	`was_hit` integer,
	`theme_id` text,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`parent_id`) REFERENCES `cards`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`group_id`) REFERENCES `card_groups`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`author_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`theme_id`) REFERENCES `themes`(`id`) ON UPDATE no action ON DELETE set null
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `__new_cards`("id", "sprint_id", "version", "place", "text", "parent_id", "position") SELECT "id", "sprint_id", "version", "place", "text", "parent_id", "position" FROM `cards`;--> statement-breakpoint
DROP TABLE `cards`;--> statement-breakpoint
ALTER TABLE `__new_cards` RENAME TO `cards`;--> statement-breakpoint
CREATE INDEX `cards_sprint` ON `cards` (`sprint_id`);--> statement-breakpoint
CREATE INDEX `cards_theme` ON `cards` (`theme_id`);--> statement-breakpoint
CREATE INDEX `cards_group` ON `cards` (`group_id`);--> statement-breakpoint
CREATE INDEX `cards_parent` ON `cards` (`parent_id`);--> statement-breakpoint
ALTER TABLE `teams` ADD `retro_format` text DEFAULT 'boat' NOT NULL;--> statement-breakpoint
ALTER TABLE `teams` ADD `retro_is_anonymous` integer DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE `teams` ADD `retro_votes` integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE `teams` ADD `retro_are_totals_live` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `teams` ADD `retro_skips` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `teams` ADD `picture_key` text;--> statement-breakpoint
CREATE UNIQUE INDEX `teams_pictureKey_unique` ON `teams` (`picture_key`);