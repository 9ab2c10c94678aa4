import { z } from "zod";
import type { PersonId } from "../id.ts";
import { type Role, roleSchema } from "./role.ts";

/** Who asks. Every service takes it first. */
export type Actor = { readonly personId: PersonId; readonly role: Role };

export const emailSchema = z.email("email").max(254, "tooLong");
/** NIST SP 800-63B 3.1.1.2: length is what counts; no rules of composition. */
export const passwordSchema = z.string().min(12, "passwordTooShort").max(128, "tooLong");
export const personNameSchema = z.string().trim().min(1, "required").max(100, "tooLong");

export const signInSchema = z.object({ email: emailSchema, password: z.string().min(1, "required").max(128, "tooLong") });
export const setUpSchema = z.object({
  token: z.string().max(128),
  email: emailSchema,
  name: personNameSchema,
  password: passwordSchema,
});
/** `current` is the password until now. */
export const passwordChangeSchema = z.object({ current: signInSchema.shape.password, password: passwordSchema });
export const ownNameSchema = z.object({ name: personNameSchema });
export const newPersonSchema = z.object({
  email: emailSchema,
  name: personNameSchema,
  password: passwordSchema,
  role: roleSchema,
});
