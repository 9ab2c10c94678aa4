import { v7 } from "uuid";
import type { z } from "zod";

/** A new id: UUID version 7 (RFC 9562, 5.7), whose first bits are the time, so that ids sort by age. */
export function newId<Schema extends z.ZodType<string>>(schema: Schema): z.output<Schema> {
  return schema.parse(v7());
}
