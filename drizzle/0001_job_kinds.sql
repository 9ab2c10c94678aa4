CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`person_id` text NOT NULL,
	`action` text NOT NULL,
	`subject_id` text NOT NULL,
	`subject_name` text NOT NULL,
	`details` text NOT NULL,
	`created_at` integer DEFAULT (unixepoch('subsec') * 1000) NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_person` ON `audit` (`person_id`);--> statement-breakpoint
CREATE INDEX `audit_action` ON `audit` (`action`);--> statement-breakpoint
CREATE TABLE `job_check` (
	`job_id` text NOT NULL,
	`position` integer NOT NULL,
	`check_id` text NOT NULL,
	`lesson` text,
	`phase` text NOT NULL,
	`subject` text,
	`outcome` text NOT NULL,
	`evidence` text NOT NULL,
	PRIMARY KEY(`job_id`, `position`),
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `__new_job` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`number` integer,
	`variant_id` text,
	`image_id` text,
	`disk_file` text,
	`mirror_profile_id` text,
	`recipe` text NOT NULL,
	`recipe_hash` text NOT NULL,
	`is_reuse_allowed` integer NOT NULL,
	`state` text NOT NULL,
	`wanted_host_id` text,
	`host_id` text,
	`cancel_requested_at` integer,
	`failure` text,
	`journal_bytes` integer DEFAULT 0 NOT NULL,
	`collected_bytes` integer,
	`retry_of_id` text,
	`person_id` text,
	`created_at` integer DEFAULT (unixepoch('subsec') * 1000) NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`variant_id`) REFERENCES `variant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`mirror_profile_id`) REFERENCES `mirror_profile`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`host_id`) REFERENCES `builder_host`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_job`("id", "kind", "number", "variant_id", "recipe", "recipe_hash", "is_reuse_allowed", "state", "wanted_host_id", "host_id", "cancel_requested_at", "failure", "journal_bytes", "collected_bytes", "retry_of_id", "person_id", "created_at", "started_at", "finished_at") SELECT "id", "kind", "number", "variant_id", "recipe", "recipe_hash", "is_reuse_allowed", "state", "wanted_host_id", "host_id", "cancel_requested_at", "failure", "journal_bytes", "collected_bytes", "retry_of_id", "person_id", "created_at", "started_at", "finished_at" FROM `job`;--> statement-breakpoint
DROP TABLE `job`;--> statement-breakpoint
ALTER TABLE `__new_job` RENAME TO `job`;--> statement-breakpoint
CREATE UNIQUE INDEX `job_number_unique` ON `job` (`number`);--> statement-breakpoint
CREATE INDEX `job_state` ON `job` (`state`);--> statement-breakpoint
CREATE INDEX `job_variant` ON `job` (`variant_id`,`number`);--> statement-breakpoint
CREATE INDEX `job_image` ON `job` (`image_id`);--> statement-breakpoint
CREATE INDEX `job_mirror_profile` ON `job` (`mirror_profile_id`);