"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { type Problem, readProblem } from "#app/_errors/problem.ts";
import { issues as issueWords } from "#messages/en/issues.ts";
import { type FieldIssue, FieldIssues } from "./field-issues.ts";

type FormOptions<Value> = {
  readonly schema: z.ZodType<Value>;
  readonly initial: Value;
  /** Saves. What it throws becomes the form's problem, or stands at the field that it is about. */
  readonly submit: (value: Value) => Promise<unknown>;
};

/**
 * A form over one value, checked with the very schema that the server checks with: when it is sent, and from then on at every change.
 * A page that would be left with changes in it asks first.
 */
export function useForm<Value>({ schema, initial, submit }: FormOptions<Value>) {
  const { t } = useTranslation();
  const formRef = useRef<HTMLFormElement>(null);
  const [value, setValue] = useState(initial);
  const [isTouched, setIsTouched] = useState(false);
  const [isChecked, setIsChecked] = useState(false);
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useUnsavedGuard(isTouched && !isPending);

  const found = isChecked ? checkValue(schema, value) : [];
  const refused = problem?.kind === "input" ? problem.issues : nameTaken(problem);
  const wordOf = (message: string) => t(`issues.${isIssueWord(message) ? message : "invalid"}`);

  async function send() {
    setIsChecked(true);
    setProblem(null);
    if (checkValue(schema, value).length > 0) return focusFirstFault(formRef.current);
    setIsPending(true);
    try {
      await submit(schema.parse(value));
      setIsTouched(false);
    } catch (error) {
      setProblem(readProblem(error));
      focusFirstFault(formRef.current);
    } finally {
      setIsPending(false);
    }
  }

  return {
    value,
    isPending,
    problem: problem?.kind === "input" ? null : problem,
    issues: new FieldIssues([...found, ...refused], wordOf),
    set(change: Partial<Value>) {
      setIsTouched(true);
      if (problem !== null) setProblem(null);
      setValue((current) => ({ ...current, ...change }));
    },
    /** What the <form> takes. */
    props: {
      ref: formRef,
      noValidate: true,
      onSubmit(event: FormEvent) {
        event.preventDefault();
        void send();
      },
    },
  };
}

function checkValue(schema: z.ZodType, value: unknown): FieldIssue[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map(({ path, message, code }) => ({
    path: path.map(String),
    message: isIssueWord(message) ? message : code,
  }));
}

function isIssueWord(word: string): word is keyof typeof issueWords {
  return Object.hasOwn(issueWords, word);
}

function nameTaken(problem: Problem | null): FieldIssue[] {
  return problem?.kind === "domain" && problem.code === "NAME_TAKEN" ? [{ path: ["name"], message: "nameTaken" }] : [];
}

/** After the faults are drawn, not before. */
function focusFirstFault(form: HTMLFormElement | null) {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>("[aria-invalid='true'], [data-invalid] button")?.focus());
}

function useUnsavedGuard(isDirty: boolean) {
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isDirty]);
}
