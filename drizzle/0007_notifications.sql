CREATE TABLE `notification_channel` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`way` text NOT NULL,
	`kinds` text NOT NULL,
	`sealed_secret` text,
	`created_at` integer DEFAULT (unixepoch('subsec') * 1000) NOT NULL,
	`updated_at` integer DEFAULT (unixepoch('subsec') * 1000) NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notification_delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`channel_id` text NOT NULL,
	`key` text NOT NULL,
	`notice` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`failure` text,
	`created_at` integer DEFAULT (unixepoch('subsec') * 1000) NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`channel_id`) REFERENCES `notification_channel`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notification_delivery_key` ON `notification_delivery` (`channel_id`,`key`);--> statement-breakpoint
CREATE INDEX `notification_delivery_state` ON `notification_delivery` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE TABLE `standing_condition` (
	`key` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL
);
