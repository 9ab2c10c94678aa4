/** Glance gives a property 255 characters, and a description becomes one. */
export const DESCRIPTION_CHARACTERS = 255;

export const MOST_CHANGES = 100;
