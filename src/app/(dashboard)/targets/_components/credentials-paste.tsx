"use client";

import { useMutation } from "@tanstack/react-query";
import { ScanText } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { readProblem } from "#app/_errors/problem.ts";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { FormSection } from "#components/patterns/form-section.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { UnderstoodCloud } from "#domain/cloud-target/cloud-target.ts";
import { useTRPC } from "#trpc/client.tsx";

type CredentialsPasteProps = {
  /** What comes next, once the text was understood. A change of the text begins anew. */
  readonly children: (text: string, clouds: readonly UnderstoodCloud[]) => ReactNode;
};

/** Takes a pasted file and has it read, before anything is saved. */
export function CredentialsPaste({ children }: CredentialsPasteProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [text, setText] = useState("");
  const read = useMutation(trpc.cloudTargets.read.mutationOptions());
  return (
    <div className="flex flex-col">
      <FormSection title={t("targets.sections.credentials")} lead={t("targets.sections.credentialsLead")}>
        <TextField
          label={t("targets.text")}
          hint={t("targets.textHint")}
          isCode
          rows={12}
          autoComplete="off"
          value={text}
          onChange={(next) => {
            setText(next);
            read.reset();
          }}
        />
        <Button
          className="self-start"
          tone={read.isSuccess ? "plain" : "solid"}
          isDisabled={text.trim() === ""}
          isPending={read.isPending}
          onPress={() => read.mutate({ text })}
        >
          <ScanText aria-hidden="true" />
          {t("targets.read")}
        </Button>
        <ProblemNotice problem={read.isError ? readProblem(read.error) : null} />
      </FormSection>
      {read.data === undefined ? null : children(text, read.data)}
    </div>
  );
}
