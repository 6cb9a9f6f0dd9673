'use client'
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type UniqueIdentifier,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable'
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { PlainText } from '@/components/ui/plain-text'
import type { ArrangedColumn } from './arrangement'
import { MAX_PINNED } from './columns'

interface Props {
  /** Those that are shown, pinned ones first. */
  columns: readonly ArrangedColumn[]
  labelOf: (column: ArrangedColumn) => string
  /** Never hidden. */
  required: string
  onChange: (columns: ArrangedColumn[]) => void
}

/** The columns that are shown: drag them, or move them by Space and the arrow keys; pin, or hide. */
export function ColumnList({ columns, labelOf, required, onChange }: Props) {
  const t = useTranslations('arrangement')
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const placeOf = (id: UniqueIdentifier | undefined) => columns.findIndex((column) => column.id === id)
  const words = (id: UniqueIdentifier, over?: UniqueIdentifier) => {
    const column = columns[placeOf(id)]
    return { column: column ? labelOf(column) : '', place: placeOf(over ?? id) + 1, count: columns.length }
  }
  const drop = ({ active, over }: DragEndEvent) => {
    const [from, to] = [placeOf(active.id), placeOf(over?.id)]
    const [moved, there] = [columns[from], columns[to]]
    if (!moved || !there || from === to) return
    // Among the pinned it is pinned, among the others it is not.
    const { isPinned: _, ...unpinned } = moved
    const landed = there.isPinned ? { ...moved, isPinned: true } : unpinned
    onChange(arrayMove(columns.with(from, landed), from, to))
  }
  const pinned = columns.filter(({ isPinned }) => isPinned).length
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{
        screenReaderInstructions: { draggable: t('howToMove') },
        announcements: {
          onDragStart: ({ active }) => t('moving.start', words(active.id)),
          onDragOver: ({ active, over }) => t('moving.over', words(active.id, over?.id)),
          onDragEnd: ({ active, over }) => t('moving.end', words(active.id, over?.id)),
          onDragCancel: ({ active }) => t('moving.cancel', words(active.id)),
        },
      }}
    >
      <SortableContext items={columns.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ul aria-label={t('shown')}>
          {columns.map((column, index) => (
            <Item
              key={column.id}
              column={column}
              label={labelOf(column)}
              isRequired={column.id === required}
              canPin={column.isPinned || pinned < MAX_PINNED}
              onHide={() => onChange(columns.toSpliced(index, 1))}
              onPin={() => {
                const { isPinned, ...rest } = column
                onChange(columns.with(index, isPinned ? rest : { ...rest, isPinned: true }))
              }}
            />
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  )
}

interface ItemProps {
  column: ArrangedColumn
  label: string
  isRequired: boolean
  canPin: boolean
  onHide: () => void
  onPin: () => void
}

const TOOL =
  'grid size-7 shrink-0 place-items-center rounded-md text-muted hover:bg-line hover:text-text disabled:opacity-35 disabled:hover:bg-transparent'

function Item({ column, label, isRequired, canPin, onHide, onPin }: ItemProps) {
  const t = useTranslations('arrangement')
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({
    id: column.id,
  })
  const isPinned = column.isPinned === true
  return (
    <li
      ref={setNodeRef}
      style={{ transform: transform ? `translateY(${Math.round(transform.y)}px)` : undefined, transition }}
      className={`flex h-8 items-center gap-0.5 rounded-md bg-surface pr-0.5 ${isDragging ? 'relative z-1 shadow-float' : ''}`}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        {...attributes}
        {...listeners}
        aria-label={t('move', { column: label })}
        className={`${TOOL} touch-none active:cursor-grabbing`}
      >
        <Icon name="grip" />
      </button>
      <label className="flex h-full min-w-0 grow items-center gap-2 pl-1.5">
        <input type="checkbox" checked disabled={isRequired} onChange={onHide} className="size-3.5 accent-accent" />
        <span className="truncate">
          <PlainText>{label}</PlainText>
        </span>
      </label>
      <button
        type="button"
        aria-pressed={isPinned}
        aria-label={t('pin', { column: label })}
        title={t(isPinned ? 'unpinHint' : 'pinHint')}
        disabled={!canPin}
        onClick={onPin}
        className={`${TOOL} aria-pressed:text-accent`}
      >
        <Icon name={isPinned ? 'pinned' : 'pin'} />
      </button>
    </li>
  )
}
