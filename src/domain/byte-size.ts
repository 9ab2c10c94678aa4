export const GIBIBYTE = 1_073_741_824;
