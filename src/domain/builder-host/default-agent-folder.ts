/** Where the agent keeps everything of its own on a host: jobs, caches, sealed images. Some ten gigabytes come and go there. */
export const DEFAULT_AGENT_FOLDER = "/var/lib/marketplace-image-builder";
