/**
 * Morning over the terraces of Lào Cai: the backdrop of the front page, on indigo. Words stand on its left, the
 * village on its right; it grows with its box and is cut at the left when the box is narrow. Decoration only.
 */
export function HeroScene({ className }: { className?: string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 1200 520"
      preserveAspectRatio="xMaxYMax slice"
      className={className}
    >
      <path fill="#22315c" d="M0 0h1200v520H0z" />
      <circle cx="905" cy="168" r="150" fill="#2b3d72" />
      <circle cx="905" cy="168" r="104" fill="#35497f" />
      <circle cx="905" cy="168" r="62" fill="#e0a526" />
      <Mist d="M610 118h150M700 140h220M1010 92h120M940 112h90" />
      <path
        fill="#2f4380"
        d="M120 520c160-40 250-150 360-196 50-20 80 14 120-16 60-46 90-130 150-128 54 2 70 74 120 74 60 0 84-104 150-110 72-6 110 66 180 70v306z"
      />
      <path
        fill="#3a5597"
        d="M240 520c130-30 220-92 330-138 70-30 112-4 170-36 64-36 100-94 168-92 70 2 104 60 168 40 50-16 82-50 124-50v276z"
      />
      <Mist d="M560 376h150M640 398h96M820 352h110M1096 330h84" wide />
      <path
        fill="#335b54"
        d="M300 520c120-22 214-62 330-92 92-24 150 0 236-34 82-32 124-66 196-58 60 6 96 30 138 24v160z"
      />
      <path fill="#3f6b4a" d="M380 520c110-16 220-48 340-66 112-16 170 6 262-22 82-24 140-44 218-36v124z" />
      <path
        fill="none"
        stroke="#9dbb8a"
        strokeWidth="3"
        strokeLinecap="round"
        opacity=".55"
        d="M520 508c90-12 150-30 236-38 96-8 168 8 250-14 66-18 124-30 194-26M600 516c80-10 130-22 196-26 88-6 152 6 228-8 64-12 112-18 176-16"
      />
      <path fill="#5f8a5a" d="M560 520c90-10 180-24 280-22 96 2 190 4 360-14v36z" />
      <House x={980} y={404} scale={1} />
      <House x={1092} y={396} scale={0.74} />
      <House x={792} y={438} scale={0.6} />
      <Trees
        at={[
          [906, 438, 1],
          [932, 434, 0.8],
          [1050, 414, 0.9],
          [742, 460, 0.8],
          [1162, 412, 1.1],
          [872, 446, 0.7],
          [850, 450, 0.9],
        ]}
      />
    </svg>
  );
}

function Mist({ d, wide = false }: { d: string; wide?: boolean }) {
  return (
    <path
      d={d}
      fill="none"
      stroke="#e6eaf6"
      strokeWidth={wide ? 9 : 5}
      strokeLinecap="round"
      opacity={wide ? 0.16 : 0.22}
    />
  );
}

/** A stilt house with its lamp lit; (x, y) is the middle of its floor on the ground. */
function House({ x, y, scale }: { x: number; y: number; scale: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <path stroke="#1f1712" strokeWidth="4" d="M-34 2v24M-12 2v26M12 2v26M34 2v24" />
      <path fill="#8a5a2b" d="M-40-30h80V4h-80z" />
      <path fill="#f2c25b" d="M-26-22h14v16h-14zM12-22h14v16H12z" />
      <path fill="#573617" d="M-6-24H6V4H-6z" />
      <path fill="#3a2716" d="M-58-26l22-44h72l22 44z" />
      <path fill="none" stroke="#6b4a2a" strokeWidth="2.5" d="M-50-40H50M-43-54h86" />
      <path fill="#c8372d" d="M-44 3h88v5h-88z" />
    </g>
  );
}

function Trees({ at }: { at: readonly (readonly [x: number, y: number, scale: number])[] }) {
  return at.map(([x, y, scale]) => (
    <g key={x} transform={`translate(${x} ${y}) scale(${scale})`}>
      <path fill="#284a34" d="M-2 0v-8c-20-2-18-34 2-54 20 20 22 52 2 54v8z" />
      <path fill="#5f8a5a" d="M-1-12c-12-4-10-26 1-40z" />
    </g>
  ));
}
