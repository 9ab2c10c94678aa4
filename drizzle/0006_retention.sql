CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer DEFAULT (unixepoch('subsec') * 1000) NOT NULL
);
--> statement-breakpoint
ALTER TABLE `image` ADD `pinned_at` integer;--> statement-breakpoint
ALTER TABLE `image` ADD `downloaded_at` integer;--> statement-breakpoint
ALTER TABLE `job` ADD `journal_deleted_at` integer;