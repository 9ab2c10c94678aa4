const STORED = "mib-single-keys";

/** Whether letters alone ask for something. Whoever speaks to the computer switches that off (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  return window.localStorage.getItem(STORED) !== "off";
}

export function switchSingleKeys(isOn: boolean): void {
  window.localStorage.setItem(STORED, isOn ? "on" : "off");
}
