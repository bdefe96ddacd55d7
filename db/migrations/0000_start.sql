CREATE TABLE `action_states` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`day` text,
	`state` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `actions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `action_states_action` ON `action_states` (`action_id`);--> statement-breakpoint
CREATE TABLE `actions` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`text` text NOT NULL,
	`owner` text DEFAULT '' NOT NULL,
	`due_sprint_id` text,
	`state` text NOT NULL,
	`origin` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`due_sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `actions_team` ON `actions` (`team_id`);--> statement-breakpoint
CREATE TABLE `amendments` (
	`id` text PRIMARY KEY NOT NULL,
	`sprint_id` text NOT NULL,
	`at` integer NOT NULL,
	`by` text,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`before` text,
	`after` text,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `amendments_sprint` ON `amendments` (`sprint_id`,`at`);--> statement-breakpoint
CREATE TABLE `availability` (
	`sprint_id` text NOT NULL,
	`person_id` text NOT NULL,
	`planned_percent` integer,
	`actual_percent` integer,
	`confirmed_at` integer,
	`entered_by` text,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`sprint_id`, `person_id`),
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `availability_person` ON `availability` (`person_id`);--> statement-breakpoint
CREATE TABLE `cards` (
	`id` text PRIMARY KEY NOT NULL,
	`sprint_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`place` text NOT NULL,
	`text` text NOT NULL,
	`parent_id` text,
	`position` integer,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`parent_id`) REFERENCES `cards`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `cards_sprint` ON `cards` (`sprint_id`);--> statement-breakpoint
CREATE TABLE `changes` (
	`id` integer PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`field` text NOT NULL,
	`text` text,
	`number` real,
	`at` integer NOT NULL,
	`not_before` integer,
	`source` text NOT NULL,
	`certainty` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`replaced_by` integer,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`replaced_by`) REFERENCES `changes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `changes_item` ON `changes` (`team_id`,`item_id`,`at`) WHERE replaced_by is null;--> statement-breakpoint
CREATE INDEX `changes_sprint` ON `changes` (`text`,`item_id`) WHERE replaced_by is null and field = 'sprint';--> statement-breakpoint
CREATE INDEX `changes_time` ON `changes` (`team_id`,`field`,`at`) WHERE replaced_by is null and field in ('status', 'state');--> statement-breakpoint
CREATE TABLE `closes` (
	`id` text PRIMARY KEY NOT NULL,
	`sprint_id` text NOT NULL,
	`at` integer NOT NULL,
	`closed_by` text,
	`is_as_found` integer DEFAULT false NOT NULL,
	`figures` text NOT NULL,
	`items` text NOT NULL,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `closes_sprint` ON `closes` (`sprint_id`,`at`);--> statement-breakpoint
CREATE TABLE `commitments` (
	`id` text PRIMARY KEY NOT NULL,
	`sprint_id` text NOT NULL,
	`at` integer NOT NULL,
	`pressed_by` text,
	`planned_fte` real,
	`people` text NOT NULL,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `commitments_sprint` ON `commitments` (`sprint_id`,`at`);--> statement-breakpoint
CREATE TABLE `imported` (
	`team_id` text NOT NULL,
	`target` text NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	`imported_at` integer NOT NULL,
	PRIMARY KEY(`team_id`, `target`, `field`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `items` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`node_id` text NOT NULL,
	`content_id` text,
	`kind` text NOT NULL,
	`number` integer,
	`repository` text,
	`title` text NOT NULL,
	`url` text,
	`assignees` text NOT NULL,
	`labels` text NOT NULL,
	`is_draft` integer DEFAULT false NOT NULL,
	`review_decision` text,
	`position` integer NOT NULL,
	`is_archived` integer NOT NULL,
	`points` real,
	`points_at` integer,
	`iteration_id` text,
	`sprint_id` text,
	`sprint_at` integer,
	`status` text,
	`status_at` integer,
	`state` text NOT NULL,
	`state_at` integer,
	`created_at` integer NOT NULL,
	`content_updated_at` integer,
	`is_present` integer NOT NULL,
	`is_timeline_read` integer NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE UNIQUE INDEX `items_node` ON `items` (`team_id`,`node_id`);--> statement-breakpoint
CREATE INDEX `items_content` ON `items` (`team_id`,`content_id`);--> statement-breakpoint
CREATE INDEX `items_sprint` ON `items` (`sprint_id`);--> statement-breakpoint
CREATE INDEX `items_position` ON `items` (`team_id`,`position`);--> statement-breakpoint
CREATE TABLE `iterations` (
	`team_id` text NOT NULL,
	`field_id` text NOT NULL,
	`iteration_id` text NOT NULL,
	`sprint_id` text NOT NULL,
	`title` text NOT NULL,
	`start_date` text NOT NULL,
	`duration_days` integer NOT NULL,
	`vanished_at` integer,
	PRIMARY KEY(`team_id`, `field_id`, `iteration_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `iterations_sprint` ON `iterations` (`sprint_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`name` text NOT NULL,
	`aliases` text NOT NULL,
	`github_login` text,
	`usual_percent` integer,
	`country` text,
	`region` text,
	`is_active` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `people_team` ON `people` (`team_id`);--> statement-breakpoint
CREATE TABLE `projects` (
	`team_id` text PRIMARY KEY NOT NULL,
	`project_id` text NOT NULL,
	`title` text NOT NULL,
	`url` text NOT NULL,
	`points_field_id` text,
	`sprint_field_id` text,
	`status_field_id` text,
	`is_mapped_by_hand` integer DEFAULT false NOT NULL,
	`fields` text NOT NULL,
	`read_by` text,
	`first_read_at` integer,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `recorded` (
	`sprint_id` text NOT NULL,
	`source` text NOT NULL,
	`committed` real,
	`counted` real,
	`planned_fte` real,
	`actual_fte` real,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`sprint_id`, `source`),
	FOREIGN KEY (`sprint_id`) REFERENCES `sprints`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sprints` (
	`id` text PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`number` integer NOT NULL,
	`title` text NOT NULL,
	`first_day` text NOT NULL,
	`last_day` text NOT NULL,
	`state` text NOT NULL,
	`goal` text DEFAULT '' NOT NULL,
	`comment` text DEFAULT '' NOT NULL,
	`excluded_reason` text,
	`closed_at` integer,
	`made_from` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sprints_number` ON `sprints` (`team_id`,`number`);--> statement-breakpoint
CREATE INDEX `sprints_days` ON `sprints` (`team_id`,`first_day`);--> statement-breakpoint
CREATE TABLE `staged_changes` (
	`id` integer PRIMARY KEY NOT NULL,
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`field` text NOT NULL,
	`text` text,
	`number` real,
	`at` integer NOT NULL,
	`not_before` integer,
	`source` text NOT NULL,
	`certainty` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`replaces` integer,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `staged_changes_item` ON `staged_changes` (`team_id`,`item_id`);--> statement-breakpoint
CREATE TABLE `staged_seen` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `staging` (
	`team_id` text NOT NULL,
	`item_id` text NOT NULL,
	`node_id` text NOT NULL,
	`content_id` text,
	`kind` text NOT NULL,
	`number` integer,
	`repository` text,
	`title` text NOT NULL,
	`url` text,
	`assignees` text NOT NULL,
	`labels` text NOT NULL,
	`is_draft` integer DEFAULT false NOT NULL,
	`review_decision` text,
	`position` integer NOT NULL,
	`is_archived` integer NOT NULL,
	`points` real,
	`points_at` integer,
	`iteration_id` text,
	`sprint_id` text,
	`sprint_at` integer,
	`status` text,
	`status_at` integer,
	`state` text NOT NULL,
	`state_at` integer,
	`created_at` integer NOT NULL,
	`content_updated_at` integer,
	`is_present` integer NOT NULL,
	`is_timeline_read` integer NOT NULL,
	PRIMARY KEY(`team_id`, `item_id`),
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `syncs` (
	`team_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer NOT NULL,
	`last_read_from` integer,
	`last_read_at` integer,
	`requests` integer NOT NULL,
	`timeline_requests` integer NOT NULL,
	`items` integer NOT NULL,
	`changes` integer NOT NULL,
	`warnings` text NOT NULL,
	`error` text,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `teams` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`time_zone` text NOT NULL,
	`weekdays` text NOT NULL,
	`closures` text NOT NULL,
	`country` text,
	`region` text,
	`commitment_days` integer DEFAULT 2 NOT NULL,
	`grace_days` integer DEFAULT 0 NOT NULL,
	`average_method` text NOT NULL,
	`average_last` integer,
	`done_statuses` text,
	`point_scale` text NOT NULL,
	`split_limit` real DEFAULT 13 NOT NULL,
	`is_demo` integer DEFAULT false NOT NULL,
	`github_owner` text,
	`github_number` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `teams_slug_unique` ON `teams` (`slug`);--> statement-breakpoint
CREATE TABLE `tokens` (
	`team_id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE cascade
);
