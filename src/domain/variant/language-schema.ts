import { z } from "zod";
import { readLanguage } from "./language.ts";

/** RFC 5646, 4.4.1: 35 characters are room for every tag that is likely to be met. */
export const languageSchema = z
  .string()
  .max(35, "tooLong")
  .refine((tag) => readLanguage(tag) === tag, "language");
