/** Major version of everything that agent and dispatcher say to each other. Another major is refused before anything is sent. */
export const PROTOCOL_VERSION = 1;
