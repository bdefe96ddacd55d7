/** Days as people give them, and some at the ends of what a day can be. */
export const days = [
  ...['2025-07-01', '2026-05-04', '2026-05-18', '2026-06-01', '2026-06-10', '2026-06-14'],
  ...['2026-06-15', '2026-06-18', '2026-06-28', '2026-06-29', '2026-07-12', '2026-12-31'],
  ...['2024-02-29', '1970-01-01', '0001-01-01', '2399-12-31', '9999-12-31', '0000-01-01'],
]

/** What people write, and what they write rarely. */
export const texts = [
  ...['Tide tables', 'Look after the buoys', 'Mara Lind', 'Sprint 12', 'Quay', '5', '80%', 'done'],
  ...['- [ ] Ask the harbour master', '## Review\n- went well', '[a](https://example.org) *b*'],
  ...[
    'Grüße von der Fähre',
    '潮汐表',
    '🚢⚓️👩‍👩‍👧‍👦',
    'عَرَبِيّ',
    'e\u0301\u0323',
    'İı',
    'ß',
    '\u00a0',
  ],
  ...['a, "b"; c\td', '=1+1', '@here', '-2', "O'Hara", '100 %', '%', '_', '\\', '\u2028', 'a\r\nb'],
]

/** Text that somebody sends who means harm, or whose program is broken. */
export const hostileTexts = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\udfff\ud800x',
    '\ufeff',
    '\ufffe',
    '\u202eabc',
    '\x1b[31m',
  ],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'length'],
  ...["' OR 1=1 --", '"; DROP TABLE teams; --', '%%', '{{7*7}}', '[object Object]'],
  ...['<script>window.__pwned = 1</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)'],
  ...[
    '../../../../etc/passwd',
    '..\\..\\x',
    '%2e%2e%2f',
    '/',
    '//',
    '.',
    '..',
    'file:///etc/passwd',
  ],
  ...['-1', '0', '1e309', 'NaN', 'Infinity', 'null', 'undefined', 'true', '0x10', '1_000', '٣'],
  ...['2026-02-30', '0000-00-00', '2026-6-1', '-271821-04-20', '+275760-09-14', '10000-01-01'],
  ...['2026-06-18T25:00', 'Etc/Unknown', 'Europe/../etc', '(a+)+$', '\r\nSet-Cookie: x=1'],
  ...[
    '9'.repeat(400),
    'a'.repeat(300),
    'a'.repeat(3_000),
    '🚢'.repeat(400),
    '\u0300'.repeat(2_000),
  ],
  ...[
    '('.repeat(2_000),
    '['.repeat(3_000),
    '>'.repeat(3_000),
    '*_'.repeat(2_000),
    '- '.repeat(2_000),
  ],
  ...['a'.repeat(70_000), '"'.repeat(20_000), '\n'.repeat(20_000), '| '.repeat(10_000)],
]

/** Stand for what `JSON.stringify` cannot write; see `request.ts`. */
export const unwritable = { tooLarge: '~1e999~', prototype: '~proto~' }

const deep = (levels: number): unknown => {
  let value: unknown = 1
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { a: value }
  return value
}

/** Values of other kinds than any field wants. */
export const hostileValues: unknown[] = [
  ...[null, true, false, 0, -1, 0.5, -0.000001, 1e21, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53],
  ...[-(2 ** 63), unwritable.tooLarge, [], {}, [[]], [null], [{}], { length: 3 }, { toString: 1 }],
  ...[{ [unwritable.prototype]: { isAdmin: true } }, { constructor: { prototype: {} } }],
  ...[Array.from({ length: 2_000 }, (_, index) => index), deep(50), deep(400)],
  ...[{ $ne: null }, { id: 1, version: '1' }, ['a', 'a'], 'a'],
]
