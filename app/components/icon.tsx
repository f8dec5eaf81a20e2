const shapes = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm5 12 5 5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'm6 6 12 12M18 6 6 18',
  check: 'm5 12.500 4.500 4.500L19 7.500',
  alert: 'M12 4 2.800 20h18.400zM12 10v4.500m0 2.600v.4',
  information: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zm0 7.500v5.500M12 7.500v.4',
  left: 'm14.500 5-7 7 7 7',
  right: 'm9.500 5 7 7-7 7',
  up: 'm5 14.500 7-7 7 7',
  down: 'm5 9.500 7 7 7-7',
  pin: 'M12 21s7-6.300 7-11.500a7 7 0 1 0-14 0C5 14.700 12 21 12 21zm0-14a2.600 2.600 0 1 0 0 5.200A2.600 2.600 0 0 0 12 7z',
  phone:
    'M6 3.500h3l1.500 4.500-2 1.500a11 11 0 0 0 6 6l1.500-2 4.500 1.500v3c0 1.100-.9 2-2 2A15.500 15.500 0 0 1 4 5.500c0-1.100.9-2 2-2z',
  mail: 'M3.500 6h17v12.500h-17zm0 .500 8.500 7 8.500-7',
  chat: 'M4 5h16v11h-8l-5 4v-4H4z',
  globe:
    'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM3.500 12h17M12 3.500c-5 5.500-5 11.500 0 17 5-5.500 5-11.500 0-17z',
  camera: 'M4 8h4l1.500-2.500h5L16 8h4v11H4zm8 2a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7z',
  download: 'M12 4v11m-5-4.500 5 5 5-5M4.500 20h15',
  upload: 'M12 16V5m-5 4.500 5-5 5 5M4.500 20h15',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  user: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.500 20.500c.7-4 3.700-6 7.500-6s6.800 2 7.500 6',
  external: 'M13.500 4.500h6v6m0-6-9 9M17 13.500v6H4.500V7h6',
  filter: 'M4 6h16M7 12h10M10 18h4',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  trash: 'M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13',
  basket: 'M4 10h16l-1.500 9.500h-13zM8 10l3-6m5 6-3-6M9.500 13.500v3m5-3v3',
  clock: 'M12 3.500a8.500 8.500 0 1 0 0 17 8.500 8.500 0 0 0 0-17zM12 7.500v5l3.500 2',
  bell: 'M6 16.500V11a6 6 0 1 1 12 0v5.500l1.500 1.500h-15zM10 20.500h4',
  shop: 'M4.500 10v9.500h15V10M3.500 10l2-5.500h13l2 5.500zM9.500 19.500v-5h5v5',
  chart: 'M4 20h16M7 16.500v-5m5 5V5m5 11.500V9',
  list: 'M8.500 6.500H20M8.500 12H20M8.500 17.500H20M4.500 6.500v.1m0 5.400v.1m0 5.400v.1',
  edit: 'm5 19 1-4.500L16.500 4l3.500 3.500L9.500 18z',
} as const;

export type IconName = keyof typeof shapes;

/** A line drawing of 24 × 24, in the colour of the text beside it. Decoration: the words stand next to it. */
export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg
      aria-hidden="true"
      className={`shrink-0 ${className}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
