"use client";

import { useTranslation } from "react-i18next";
import type { Fact } from "#components/patterns/fact-list.tsx";
import type { Cloud } from "#protocol/cloud-target.ts";

/** A cloud in words: where it is, and who signs in. */
export function useCloudFacts(): (cloud: Cloud) => Fact[] {
  const { t } = useTranslation();
  return ({ authUrl, signIn, region }) => [
    { label: t("targets.address"), value: authUrl },
    {
      label: t("targets.signsInAs"),
      value:
        signIn.kind === "password"
          ? t("targets.user", { user: signIn.userName, project: signIn.projectName })
          : t("targets.application", { id: signIn.credentialId }),
    },
    { label: t("targets.region"), value: region ?? t("targets.onlyRegion") },
  ];
}
