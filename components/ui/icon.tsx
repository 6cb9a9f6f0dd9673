/** Our few icons, drawn on 16 × 16; decoration beside a word, so hidden from screen readers. */
const PATHS = {
  customers: (
    <>
      <circle cx="6" cy="5" r="2.6" />
      <path d="M1.5 13.5c.5-3 2.200-4.300 4.500-4.300s4 1.300 4.500 4.300M10.800 2.800a2.300 2.300 0 0 1 0 4.400M12 9.600c1.400.5 2.200 1.800 2.500 3.900" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5" r="2.7" />
      <path d="M2.500 14c.7-3.200 2.800-4.600 5.500-4.600s4.800 1.400 5.500 4.600" />
    </>
  ),
  copy: (
    <>
      <rect x="5" y="5" width="8.500" height="8.500" rx="1.500" />
      <path d="M10.500 5V3.500a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1H5" />
    </>
  ),
  done: <path d="m3 8.500 3.200 3.200L13 4.800" />,
  refresh: <path d="M13.200 8a5.200 5.200 0 1 1-1.600-3.700M13.400 2v2.900h-2.900" />,
  more: <path d="M3.500 8h.01M8 8h.01M12.500 8h.01" strokeWidth="2.200" />,
  shown: (
    <>
      <path d="M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8Z" />
      <circle cx="8" cy="8" r="1.900" />
    </>
  ),
  down: <path d="m4.500 6.500 3.500 3.500 3.500-3.500" />,
  ascending: <path d="M8 13V3.500M4.500 7 8 3.500 11.500 7" />,
  descending: <path d="M8 3v9.500M4.500 9 8 12.500 11.500 9" />,
  add: <path d="M8 3v10M3 8h10" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.500 10.500 3.500 3.500" />
    </>
  ),
  lookup: (
    <>
      <path d="M2.500 4.500v-2h2M13.500 4.500v-2h-2M2.500 11.500v2h2M13.500 11.500v2h-2" />
      <circle cx="8" cy="6.800" r="1.700" />
      <path d="M5 11.300c.5-1.700 1.600-2.300 3-2.300s2.500.6 3 2.300" />
    </>
  ),
  tools: (
    <path d="M9.800 3.300a3 3 0 0 0-3.900 3.900L2.500 10.600v2.900h2.900l3.400-3.400a3 3 0 0 0 3.900-3.900l-1.900 1.900-1.700-1.200-.2-1.700z" />
  ),
  previous: <path d="M13 8H3.500M7 4.500 3.500 8 7 11.500" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  star: <path d="M8 2.3 9.700 5.800l3.900.600-2.800 2.700.700 3.800L8 11.100l-3.500 1.800.700-3.800L2.400 6.400l3.900-.600z" />,
  starred: (
    <path
      fill="currentColor"
      d="M8 2.3 9.700 5.800l3.900.600-2.800 2.700.700 3.800L8 11.100l-3.500 1.800.700-3.800L2.400 6.400l3.900-.600z"
    />
  ),
  plus: <path d="M8 3v10M3 8h10" />,
  grip: <path d="M6 3.500v.01M10 3.500v.01M6 8v.01M10 8v.01M6 12.500v.01M10 12.500v.01" strokeWidth="2" />,
  pin: <path d="M5.500 2.500h5M6.300 2.500v4L4 9.500h8L9.700 6.500v-4M8 9.500v4.500" />,
  pinned: <path d="M5.500 2.500h5M6.300 2.500v4L4 9.500h8L9.700 6.500v-4M8 9.500v4.500" fill="currentColor" />,
  entries: <path d="M3 2.500h10v11H3zM5.500 6h5M5.500 9h5" />,
  frame: (
    <>
      <rect x="1.500" y="2.500" width="13" height="11" rx="1.500" />
      <path d="M1.500 5.500h13M8 8.500h3.500M8 10.800h3.500M4.500 8.500h.8v2.300h-.8z" />
    </>
  ),
  pulse: <path d="M1.500 8h3l2-5 3 10 2-5h3" />,
  next: <path d="M3 8h9.500M9 4.500 12.500 8 9 11.500" />,
}

export function Icon({ name, className = 'size-3.5' }: { name: keyof typeof PATHS; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      className={`shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {PATHS[name]}
    </svg>
  )
}
