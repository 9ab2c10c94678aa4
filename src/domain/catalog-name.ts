import { z } from "zod";

/** The short name of a catalog entry: what `mib`, file names and addresses use. */
export const catalogNameSchema = z
  .string()
  .min(2, "tooShort")
  .max(63, "tooLong")
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/, "slug");

/** The name that people read. */
export const titleSchema = z.string().trim().min(1, "required").max(120, "tooLong");

/** A free name for a copy: `name-copy`, `name-copy-2` … */
export function nameCopy(name: string, taken: ReadonlySet<string>): string {
  const stem = `${name.replace(/-copy(-\d+)?$/, "").slice(0, 55)}-copy`;
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? stem : `${stem}-${count}`;
    if (!taken.has(candidate)) return candidate;
  }
}
