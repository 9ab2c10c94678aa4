import { useTranslation } from "react-i18next";
import type { Role } from "#domain/person/role.ts";

/** The domain's own list comes with zod, 30 KB that this page needs for nothing else. */
const ROLES = ["viewer", "operator", "admin"] as const satisfies readonly Role[];

/** What each role is called and may do, from least to most. */
export function useRoleOptions() {
  const { t } = useTranslation();
  return ROLES.map((role) => ({ value: role, label: t(`roles.${role}.name`), note: t(`roles.${role}.hint`) }));
}
