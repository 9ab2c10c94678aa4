/** The product's mark: three sealed layers, the last one lit. */
export function BrandMark({ className }: { readonly className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={className} fill="none">
      <path d="M12 12.9 3 17.1l9 4.2 9-4.2z" className="fill-current opacity-30" />
      <path d="M12 8.1 3 12.3l9 4.2 9-4.2z" className="fill-current opacity-55" />
      <path d="M12 2.7 3 6.9l9 4.2 9-4.2z" className="fill-accent" />
    </svg>
  );
}
