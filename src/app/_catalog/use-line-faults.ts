"use client";

import { useTranslation } from "react-i18next";
import type { LineFault } from "#components/patterns/code-editor.tsx";
import { knownWords } from "#messages/translation.ts";
import type { FileFault } from "#trpc/outputs.ts";

/** The words for what is wrong in a file of the catalog, each with the field that it is about. */
export function useLineFaults(): (faults: readonly FileFault[]) => LineFault[] {
  const { i18n } = useTranslation();
  // What no sentence of ours is for is said in YAML's or zod's own.
  const wordsOf = ({ message, code }: FileFault) =>
    [`issues.${message}`, `issues.${code}`, `errors.${code}.title`]
      .map((key) => knownWords(i18n, key))
      .find((words) => words !== null) ?? message;
  return (faults) => faults.map((fault) => ({ line: fault.line, path: fault.path, text: wordsOf(fault) }));
}
