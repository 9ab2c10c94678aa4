"use client";

import type { ReactNode } from "react";
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from "react-aria-components/Tabs";

type TabsProps = {
  readonly label: string;
  readonly tabs: readonly { readonly id: string; readonly label: string; readonly content: ReactNode }[];
};

export function Tabs({ label, tabs }: TabsProps) {
  return (
    <AriaTabs className="flex flex-col gap-5">
      <TabList aria-label={label} className="flex gap-5 overflow-x-auto border-line border-b">
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            id={tab.id}
            className="-mb-px shrink-0 whitespace-nowrap border-transparent border-b-2 pt-1 pb-2 font-medium text-ink-soft outline-offset-0 data-hovered:text-ink data-selected:border-ink data-selected:text-ink"
          >
            {tab.label}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className="rounded-sm">
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
