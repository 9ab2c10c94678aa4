import type { CheckOutcome, CheckPhase } from "#protocol/job-event.ts";

const outcomes = {
  passed: "Passed",
  warned: "Warning",
  failed: "Failed",
  skipped: "Not checked",
} as const satisfies Record<CheckOutcome, string>;

const phases = {
  build: "While building",
  rest: "At rest",
  booted: "Booted",
  mirror: "Mirrors",
} as const satisfies Record<CheckPhase, string>;

/** What each lesson taught, in one sentence: what its checks guard. */
const lessons = {
  L01: {
    title: "Name resolution",
    meaning: "Packages are installed where names resolve, and nothing of that resolver stays behind.",
  },
  L02: {
    title: "Resolver link",
    meaning: "/etc/resolv.conf is what the base image had: most often a link that works only once it is booted.",
  },
  L03: {
    title: "Room to install",
    meaning: "The disk and its root filesystem are as large as the variant asks, so that they never fill up.",
  },
  L04: {
    title: "Partition table",
    meaning: "The table’s backup lies at the end of the disk, where partitioning tools look for it.",
  },
  L05: {
    title: "Default user",
    meaning: "The user that cloud-init makes on the first boot is in the groups that the image needs.",
  },
  L06: { title: "Machine identity", meaning: "Every server gets an identity of its own: none is in the image." },
  L07: { title: "Compressed image", meaning: "The file is compressed, whole, and stands alone without a backing file." },
  L08: { title: "Docker Hub mirror", meaning: "Docker asks the mirror of the profile before it asks Docker Hub." },
  L09: {
    title: "Package sources",
    meaning: "Sources are written in the form that the release reads, and no older file contradicts them.",
  },
  L10: { title: "Virtual hardware", meaning: "The image runs on virtio disks and network cards." },
  L11: { title: "Long transfers", meaning: "What was transferred over a bad line is the same, byte for byte." },
  L12: { title: "Large downloads", meaning: "A download that broke off goes on where it was, and is compared with its hash." },
  L13: {
    title: "containerd’s mirrors",
    meaning: "containerd itself, not only its command, pulls through the mirrors of the profile.",
  },
  L14: { title: "Kubernetes’ namespace", meaning: "Pulled images lie where kubelet looks for them, and each is complete." },
  L15: {
    title: "containerd while pulling",
    meaning: "containerd ran while images were pulled, and nothing of that run is left.",
  },
  L16: {
    title: "Kubernetes packages",
    meaning: "kubeadm, kubelet and kubectl come from the source that was asked for, and stay at their version.",
  },
  L17: { title: "Size of pulled images", meaning: "The image holds the container images that were asked for, and no others." },
  L18: {
    title: "Sources after first boot",
    meaning: "cloud-init leaves the package sources as they are when a server starts for the first time.",
  },
  L19: {
    title: "Ready for kubeadm",
    meaning: "A cluster starts from the images in it, in the form that kubelet expects, without a network.",
  },
} as const;

export const checks = {
  checks: {
    title: "Checks",
    outcomes,
    phases,
    lessons,
    further: { title: "Hygiene", meaning: "What a marketplace expects of any image, beyond the lessons." },
    evidence: "What was seen",
    failedCount_one: "{{count}} failed",
    failedCount_other: "{{count}} failed",
    warnedCount_one: "{{count}} warning",
    warnedCount_other: "{{count}} warnings",
    passedCount: "{{count}} passed",
    skippedCount: "{{count}} not checked",
    soon: "Each check will stand here as soon as it is made.",
    none: "Nothing was checked.",
  },
  verification: {
    title: "Verification",
    standings: { none: "Not verified", running: "Being verified", passed: "Verified", failed: "Not proven" },
    passedNote_one: "{{count}} check",
    passedNote_other: "{{count}} checks",
    failedNote_one: "{{count}} check failed",
    failedNote_other: "{{count}} checks failed",
    brokenOff: "It broke off before its end",
    waiting: "It waits for its host.",
    none: "Nothing was proven yet",
    noneHint: "A verification looks at the image’s files and starts machines from it. It changes nothing in the image.",
    start: "Verify",
    again: "Verify again",
    report: "Download the report",
    publishable: "Can be published",
    notPublishable: "Cannot be published before it is verified",
    on: "on {{host}}",
  },
} as const;
