CREATE TABLE `attendees` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`person_id` text,
	`name` text NOT NULL,
	`is_present` integer NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `attendees_meeting` ON `attendees` (`meeting_id`);--> statement-breakpoint
CREATE TABLE `goal_reviews` (
	`sprint_id` text NOT NULL,
	`goal_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`sprint_id`, `goal_id`),
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `goal_reviews_goal` ON `goal_reviews` (`goal_id`);--> statement-breakpoint
CREATE TABLE `goals` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`position` integer NOT NULL,
	`name` text NOT NULL,
	`aliases` text DEFAULT '[]' NOT NULL,
	`state` text NOT NULL,
	`label` text,
	`parent` text,
	`roadmap` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `goals_team` ON `goals` (`team_id`,`position`);--> statement-breakpoint
CREATE TABLE `meeting_steps` (
	`meeting_id` text NOT NULL,
	`step` text NOT NULL,
	`position` integer NOT NULL,
	`state` text NOT NULL,
	`seconds` integer DEFAULT 0 NOT NULL,
	`since` integer,
	PRIMARY KEY(`meeting_id`, `step`),
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `meetings` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`day` text NOT NULL,
	`leader_id` text,
	`review_sprint_id` text,
	`plan_sprint_id` text,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`leader_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`review_sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`plan_sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `meetings_team` ON `meetings` (`team_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `meetings_review` ON `meetings` (`review_sprint_id`);--> statement-breakpoint
CREATE INDEX `meetings_plan` ON `meetings` (`plan_sprint_id`);--> statement-breakpoint
CREATE TABLE `minute_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`section` text NOT NULL,
	`position` real NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`meeting_id`) REFERENCES `meetings`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `minute_lines_meeting` ON `minute_lines` (`meeting_id`,`section`,`position`);--> statement-breakpoint
CREATE TABLE `targets` (
	`id` text PRIMARY KEY NOT NULL,
	`sprint_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`goal_id` text,
	`position` integer NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `targets_sprint` ON `targets` (`sprint_id`,`position`);--> statement-breakpoint
CREATE INDEX `targets_goal` ON `targets` (`goal_id`);--> statement-breakpoint
CREATE TABLE `triage_notes` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`text` text NOT NULL,
	`noted_at` integer NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `waits` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`text` text NOT NULL,
	`since` text NOT NULL,
	`ask_again` text,
	PRIMARY KEY(`team_id`, `item_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `teams` ADD `meeting_steps` text;