ALTER TABLE `job` ADD `checkpoint` text;--> statement-breakpoint
ALTER TABLE `job` ADD `is_continuing` integer DEFAULT false NOT NULL;