"use client";

import { useTranslation } from "react-i18next";
import { useHasRole } from "#app/_session/session-context.tsx";
import { PageHeader } from "#components/patterns/page-header.tsx";
import { CatalogExport } from "./catalog-export.tsx";
import { CatalogImport } from "./catalog-import.tsx";

export function CatalogFileView() {
  const { t } = useTranslation();
  const isAdmin = useHasRole("admin");
  return (
    <>
      <PageHeader title={t("catalogFile.title")} lead={t("catalogFile.lead")} />
      <div className="flex max-w-180 flex-col gap-5">
        <CatalogExport />
        {isAdmin ? <CatalogImport /> : null}
      </div>
    </>
  );
}
