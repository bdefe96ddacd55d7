CREATE TABLE `item_details` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`content_updated_at` integer,
	`read_at` integer NOT NULL,
	`sub_issues` integer,
	`sub_issues_done` integer,
	`additions` integer,
	`deletions` integer,
	`changed_files` integer,
	`review_waits_since` integer,
	`changes_requested_at` integer,
	`is_truncated` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `item_links` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`kind` text NOT NULL,
	`content_id` text NOT NULL,
	`number` integer,
	`repository` text,
	`title` text NOT NULL,
	`url` text,
	`is_open` integer NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`, `kind`, `content_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `item_links_content` ON `item_links` (`team_id`,`content_id`);--> statement-breakpoint
CREATE TABLE `poker_games` (
	`id` text PRIMARY KEY NOT NULL,
	`sprint_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`facilitator_id` text,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`facilitator_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `poker_games_sprint` ON `poker_games` (`sprint_id`);--> statement-breakpoint
CREATE TABLE `poker_rounds` (
	`id` text PRIMARY KEY NOT NULL,
	`game_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`position` integer NOT NULL,
	`item_id` text,
	`title` text NOT NULL,
	`state` text NOT NULL,
	`attempt` integer DEFAULT 1 NOT NULL,
	`estimate` real,
	`estimated_at` integer,
	FOREIGN KEY (`game_id`) REFERENCES `poker_games`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `poker_rounds_game` ON `poker_rounds` (`game_id`,`position`);--> statement-breakpoint
CREATE TABLE `poker_votes` (
	`round_id` text NOT NULL,
	`attempt` integer NOT NULL,
	`person_id` text NOT NULL,
	`label` text NOT NULL,
	PRIMARY KEY(`round_id`, `attempt`, `person_id`),
	FOREIGN KEY (`round_id`) REFERENCES `poker_rounds`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `reminders` (
	`team_id` text PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `team_events` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`person_ids` text,
	`is_away` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `team_events_team` ON `team_events` (`team_id`,`first_day`);--> statement-breakpoint
CREATE TABLE `view_items` (
	`team_id` text NOT NULL,
	`role` text NOT NULL,
	`position` integer NOT NULL,
	`item_id` text NOT NULL,
	PRIMARY KEY(`team_id`, `role`, `position`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `view_reads` (
	`team_id` text NOT NULL,
	`role` text NOT NULL,
	`filter` text NOT NULL,
	`is_by_github` integer NOT NULL,
	`ignored` text NOT NULL,
	`read_at` integer NOT NULL,
	`error` text,
	PRIMARY KEY(`team_id`, `role`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `webhook_deliveries` (
	`delivery_id` text PRIMARY KEY NOT NULL,
	`event` text NOT NULL,
	`action` text,
	`received_at` integer NOT NULL,
	`team_id` text,
	`outcome` text NOT NULL,
	`message` text DEFAULT '' NOT NULL,
	`took_milliseconds` integer,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `webhook_deliveries_team` ON `webhook_deliveries` (`team_id`,`received_at`);--> statement-breakpoint
CREATE TABLE `writes` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`field` text NOT NULL,
	`from` text,
	`to` text,
	`state` text NOT NULL,
	`asked_by` text,
	`asked_at` integer NOT NULL,
	`finished_at` integer,
	`error` text,
	`undoes` text,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `writes_state` ON `writes` (`team_id`,`state`,`asked_at`);--> statement-breakpoint
CREATE INDEX `writes_item` ON `writes` (`team_id`,`item_id`);--> statement-breakpoint
ALTER TABLE `projects` ADD `updated_at` text;--> statement-breakpoint
ALTER TABLE `projects` ADD `viewer_login` text;--> statement-breakpoint
ALTER TABLE `projects` ADD `viewer_can_update` integer;--> statement-breakpoint
ALTER TABLE `projects` ADD `views` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `projects` ADD `view_roles` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `syncs` ADD `last_full_read_at` integer;--> statement-breakpoint
ALTER TABLE `syncs` ADD `last_reconcile_at` integer;--> statement-breakpoint
ALTER TABLE `teams` ADD `velocity_words` text;--> statement-breakpoint
ALTER TABLE `teams` ADD `poker_cards` text;