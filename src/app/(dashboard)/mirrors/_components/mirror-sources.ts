/** The sources of a mirror profile's face that are one address each. */
export const MIRROR_SOURCES = ["aptArchive", "aptSecurity", "dockerApt", "kubernetesApt", "dockerHub"] as const;

/** The sources that a mirror may sign anew with a key of its own. */
export const SIGNING_KEYS = [
  { source: "dockerApt", key: "dockerAptKey" },
  { source: "kubernetesApt", key: "kubernetesAptKey" },
] as const;
