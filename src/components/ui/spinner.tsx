/** A turning ring; what turns is said in words beside it. */
export function Spinner() {
  return (
    <svg aria-hidden="true" viewBox="0 0 16 16" className="size-4 shrink-0 animate-turn" fill="none" strokeWidth="2">
      <circle cx="8" cy="8" r="6" className="stroke-current opacity-20" />
      <path d="M14 8a6 6 0 0 0-6-6" className="stroke-current" strokeLinecap="round" />
    </svg>
  );
}
