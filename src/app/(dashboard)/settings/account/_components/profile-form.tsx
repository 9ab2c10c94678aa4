"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslation } from "react-i18next";
import { ProblemNotice } from "#app/_errors/problem-notice.tsx";
import { LeaveGuard } from "#app/_forms/leave-guard.tsx";
import { useForm } from "#app/_forms/use-form.ts";
import { usePerson } from "#app/_session/session-context.tsx";
import { FactList } from "#components/patterns/fact-list.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { useTRPC } from "#trpc/client.tsx";

const loadSchema = async () => (await import("#domain/person/person.ts")).ownNameSchema;

/** One's name, which one changes oneself, and what only an admin does. */
export function ProfileForm() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const router = useRouter();
  const { name, email, role } = usePerson();
  const rename = useMutation(trpc.account.rename.mutationOptions());
  const form = useForm({
    loadSchema,
    initial: { name },
    submit: async (value) => {
      await rename.mutateAsync(value);
      // The frame of the page shows the name, too, and has it from the server.
      router.refresh();
    },
  });
  return (
    <form {...form.props} aria-label={t("account.profile")} className="flex flex-col gap-5">
      <LeaveGuard hasUnsaved={form.hasUnsaved} />
      <ProblemNotice problem={form.problem} />
      <TextField
        label={t("people.name")}
        autoComplete="name"
        value={form.value.name}
        onChange={(chosen) => form.set({ name: chosen })}
        error={form.issues.at("name").own}
      />
      <FactList
        facts={[
          { label: t("people.email"), value: <bdi dir="ltr">{email}</bdi> },
          { label: t("people.role"), value: t(`roles.${role}.name`) },
        ]}
      />
      <div className="flex items-center gap-3">
        <Button type="submit" isPending={form.isPending}>
          {t("common.save")}
        </Button>
        <p role="status" className="text-ink-soft text-sm">
          {rename.isSuccess && !form.hasUnsaved ? t("account.saved") : ""}
        </p>
      </div>
    </form>
  );
}
