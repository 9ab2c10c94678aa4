"use client";

import { useTranslation } from "react-i18next";
import type { Theme } from "#app/_shell/theme.ts";
import { ThemeSwitch } from "#app/_shell/theme-switch.tsx";
import { FormSection } from "#components/patterns/form-section.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { LanguageSwitch } from "./language-switch.tsx";
import { PasswordForm } from "./password-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { SessionsView } from "./sessions-view.tsx";

/** One's own name, password, sessions, language and theme. */
export function AccountView({ theme }: { readonly theme: Theme }) {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t("nav.account")} lead={t("account.lead")} />
      <div className="flex flex-col">
        <FormSection title={t("account.profile")} lead={t("account.profileLead")}>
          <ProfileForm />
        </FormSection>
        <FormSection title={t("people.password")} lead={t("account.passwordLead")}>
          <PasswordForm />
        </FormSection>
        <FormSection title={t("sessions.title")} lead={t("sessions.lead")}>
          <SessionsView />
        </FormSection>
        <FormSection title={t("account.looks")} lead={t("account.looksLead")}>
          <LanguageSwitch />
          <ThemeSwitch initial={theme} isLabelHidden={false} />
        </FormSection>
      </div>
    </>
  );
}
