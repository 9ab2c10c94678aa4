import { within } from "../engine/scope.ts";
import { attachedDisk } from "../scopes/attached-disk.ts";
import { mountedRoot } from "../scopes/mounted-root.ts";
import { inspectRoot } from "../steps/inspect-root.ts";
import { growRoot } from "./grow-root.ts";

/**
 * Gives the root the whole disk at rest: a machine that runs it leaves its size alone.
 * Then notes what is on it, while it is still the base.
 */
export const growDisk = within(attachedDisk, [...growRoot, within(mountedRoot, [inspectRoot])]);
