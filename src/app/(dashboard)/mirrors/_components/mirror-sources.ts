/** The sources of a mirror profile's face that are one address each. */
export const MIRROR_SOURCES = ["aptArchive", "aptSecurity", "dockerApt", "kubernetesApt", "dockerHub"] as const;
