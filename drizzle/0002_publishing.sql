CREATE TABLE `cloud_target` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`definition` text NOT NULL,
	`sealed_secret` text,
	`report` text,
	`failure` text,
	`checked_at` integer,
	`check_requested_at` integer,
	`created_at` integer DEFAULT (unixepoch('subsec') * 1000) NOT NULL,
	`updated_at` integer DEFAULT (unixepoch('subsec') * 1000) NOT NULL,
	`archived_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cloud_target_name` ON `cloud_target` (`name`) WHERE archived_at is null;--> statement-breakpoint
CREATE TABLE `publication` (
	`id` text PRIMARY KEY NOT NULL,
	`image_id` text NOT NULL,
	`target_id` text NOT NULL,
	`variant_id` text NOT NULL,
	`wish` text NOT NULL,
	`glance_id` text,
	`state` text NOT NULL,
	`os_hash_value` text,
	`job_id` text NOT NULL,
	`reason` text,
	`created_at` integer DEFAULT (unixepoch('subsec') * 1000) NOT NULL,
	`published_at` integer,
	`changed_at` integer,
	FOREIGN KEY (`image_id`) REFERENCES `image`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `cloud_target`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`variant_id`) REFERENCES `variant`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`job_id`) REFERENCES `job`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `publication_image` ON `publication` (`image_id`,`target_id`);--> statement-breakpoint
CREATE INDEX `publication_variant` ON `publication` (`variant_id`,`target_id`);--> statement-breakpoint
CREATE INDEX `publication_glance` ON `publication` (`target_id`,`glance_id`);--> statement-breakpoint
ALTER TABLE `job` ADD `target_id` text REFERENCES cloud_target(id);--> statement-breakpoint
ALTER TABLE `job` ADD `changes` text;--> statement-breakpoint
CREATE INDEX `job_target` ON `job` (`target_id`);