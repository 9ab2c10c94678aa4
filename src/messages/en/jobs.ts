import type { JobKind } from "#protocol/job-request.ts";

const kinds = {
  build: "Build",
  preview: "Preview",
  verify: "Verification",
  "check-mirror": "Mirror check",
  publish: "Publishing",
  "change-publications": "Change of publications",
  "remove-orphans": "Clearing of a cloud",
} as const satisfies Record<JobKind, string>;

/** Jobs of any kind, and what they leave: files and checks. */
export const jobs = {
  jobs: {
    kinds,
    one: "Job",
    byItself: "by itself",
    of: "{{kind}} of {{subject}}",
    looked: "Finished",
    openLog: "Open the log",
    cancel: "Cancel",
    cancelling: "Cancelling…",
    cancelTitle: "Cancel this job?",
    cancelText: "What was done so far is thrown away. The host is left clean.",
    cancelConfirm: "Cancel it",
    hostAway: {
      title: "The builder host does not answer at the moment",
      hint: "The job goes on there by itself. What it did meanwhile will be shown as soon as the host is back.",
    },
  },
  files: {
    title: "Files written",
    count_one: "{{count}} file",
    count_other: "{{count}} files",
    of: "Changes of {{path}}",
    new: "New",
    changed: "Changed",
    same: "As it was",
    added: "Added:",
    removed: "Removed:",
    empty: "The file is empty.",
    cut: "The file is longer than what is shown here.",
    none: "No file is written beyond what packages bring.",
    soon: "Each file will stand here as soon as it is written.",
  },
} as const;
