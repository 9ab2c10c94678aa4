CREATE INDEX `variant_kin` ON `variant` (json_extract("definition", '$.baseImageId') || replace(replace(json_extract("definition", '$.parts'), '"isEnabled":true', ''), '"isEnabled":false', ''));--> statement-breakpoint
DROP INDEX `job_state`;--> statement-breakpoint
CREATE INDEX `job_state` ON `job` (`state`,`number`);
