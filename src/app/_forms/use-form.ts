"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { type Problem, readProblem } from "#app/_errors/problem.ts";
import type { DomainErrorCode } from "#domain/domain-error.ts";
import { knownWords } from "#messages/translation.ts";
import { type FieldIssue, FieldIssues } from "./field-issues.ts";

type FormOptions<Value> = {
  /** Brings the schema when it is first needed: it comes with zod, which no page has to wait for. */
  readonly loadSchema: () => Promise<z.ZodType<Value>>;
  readonly initial: Value;
  /** Saves. What it throws becomes the form's problem, or stands at the field that it is about. */
  readonly submit: (value: Value) => Promise<unknown>;
  /** Begins anew once it was sent: passwords do not stay on a page. */
  readonly isEmptiedAfter?: boolean;
};

/**
 * A form over one value, checked with the very schema that the server checks with: when it is sent, and from then on at every change.
 */
export function useForm<Value>({ loadSchema, initial, submit, isEmptiedAfter = false }: FormOptions<Value>) {
  const { t, i18n } = useTranslation();
  const formRef = useRef<HTMLFormElement>(null);
  const [value, setValue] = useState(initial);
  const [isTouched, setIsTouched] = useState(false);
  /** Set once the form was sent: from then on every change is checked. */
  const [schema, setSchema] = useState<z.ZodType<Value> | null>(null);
  const [refusals, setRefusals] = useState(0);
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const wordOf = (message: string) => knownWords(i18n, `issues.${message}`);
  const found = schema === null ? [] : checkValue(schema, value, (message) => wordOf(message) !== null);
  const refused = problem?.kind === "input" ? problem.issues : refusedField(problem);

  async function send() {
    setProblem(null);
    setIsPending(true);
    try {
      const loaded = await loadSchema();
      setSchema(loaded);
      const result = loaded.safeParse(value);
      if (!result.success) return setRefusals((count) => count + 1);
      await submit(result.data);
      setIsTouched(false);
      if (!isEmptiedAfter) return;
      setValue(initial);
      setSchema(null);
    } catch (error) {
      setProblem(readProblem(error));
      setRefusals((count) => count + 1);
    } finally {
      setIsPending(false);
    }
  }

  // After the faults are drawn, not before.
  useEffect(() => {
    if (refusals > 0) formRef.current?.querySelector<HTMLElement>("[aria-invalid='true'], [data-invalid] button")?.focus();
  }, [refusals]);

  return {
    value,
    isPending,
    hasUnsaved: isTouched && !isPending,
    problem: problem?.kind === "input" || isWrongPassword(problem) ? null : problem,
    issues: new FieldIssues([...found, ...refused], (message) => wordOf(message) ?? t("issues.invalid")),
    set(change: Partial<Value>) {
      if (!isTouched) prepare(loadSchema);
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

/** A rule of the domain names its word; where zod speaks for itself, its code does. */
function checkValue(schema: z.ZodType, value: unknown, isWord: (message: string) => boolean): FieldIssue[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map(({ path, message, code }) => ({
    path: path.map(String),
    message: isWord(message) ? message : code,
  }));
}

/** The field at which a refusal is said. */
const REFUSED_FIELDS: Partial<Record<DomainErrorCode, FieldIssue>> = {
  NAME_TAKEN: { path: ["name"], message: "nameTaken" },
  PASSWORD_WRONG: { path: ["current"], message: "passwordWrong" },
};

function refusedField(problem: Problem | null): FieldIssue[] {
  const field = problem?.kind === "domain" ? REFUSED_FIELDS[problem.code] : undefined;
  return field === undefined ? [] : [field];
}

/** All there is to say of it is said at its field; a name that is taken may be of something else than the form's own. */
function isWrongPassword(problem: Problem | null): boolean {
  return problem?.kind === "domain" && problem.code === "PASSWORD_WRONG";
}

/** So that it is there by the time the form is sent. Where it cannot be had, sending says so. */
function prepare(load: () => Promise<unknown>) {
  load().catch(() => undefined);
}
