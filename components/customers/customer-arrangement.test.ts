import { expect, test } from 'vitest'
import { readArrangement } from '@/components/table/arrangement'
import { customerArrangeable, customerColumn, metadataColumn, shareColumn } from './customer-arrangement'

test.each([
  ['a column of the record', { id: 'country' }, { kind: 'plain', name: 'country' }],
  ['a metadata key, whatever it holds', metadataColumn('a.b'), { kind: 'metadata', key: 'a.b' }],
  [
    'a feature, by the name it had',
    shareColumn('feat_1', 'API calls'),
    { kind: 'share', featureKey: 'feat_1', label: 'API calls' },
  ],
  ['a feature without a name', { id: 'share.feat_1' }, { kind: 'share', featureKey: 'feat_1', label: 'feat_1' }],
  ['a costly one', { id: 'nextGrant' }, { kind: 'costly', name: 'nextGrant' }],
  ['no key', { id: 'metadata.' }, undefined],
  ['an inherited name', { id: 'constructor' }, undefined],
  ['one of another release', { id: 'mood' }, undefined],
])('%s', (_, column, expected) => expect(customerColumn(column)).toEqual(expected))

test('the defaults are four columns, the customer pinned', () =>
  expect(readArrangement(undefined, customerArrangeable).columns).toEqual([
    { id: 'name', isPinned: true },
    { id: 'externalId' },
    { id: 'status' },
    { id: 'updatedAt' },
  ]))
