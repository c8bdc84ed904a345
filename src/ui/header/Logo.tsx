/** One picture and three of its variations. */
export const Logo = () => (
  <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
    <rect x="1" y="1" width="8.25" height="8.25" rx="2" fill="var(--text)" />
    <rect
      x="10.75"
      y="1"
      width="8.25"
      height="8.25"
      rx="2"
      fill="var(--cat-geometric)"
      transform="rotate(14 14.9 5.1)"
    />
    <rect x="1" y="10.75" width="8.25" height="8.25" rx="2" fill="var(--cat-color)" />
    <circle cx="14.9" cy="14.9" r="4.1" fill="var(--accent)" />
  </svg>
);
