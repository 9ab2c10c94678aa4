import { z } from "zod";
import { roleSchema } from "../person/role.ts";

/** For how many days a token may be good. None is good for ever: a forgotten one dies by itself. */
export const TOKEN_DAYS = [7, 30, 90, 365] as const;

export const newTokenSchema = z.object({
  name: z.string().trim().min(1, "required").max(100, "tooLong"),
  role: roleSchema,
  days: z.literal(TOKEN_DAYS),
});
export type NewToken = z.infer<typeof newTokenSchema>;
