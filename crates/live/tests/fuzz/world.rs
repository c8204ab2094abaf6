//! What the random pages show, and how it changes.

use live::Stream;

use crate::random::Random;

pub struct World {
    pub title: String,
    pub mode: usize,
    pub open: bool,
    pub note: Option<String>,
    pub groups: Vec<Group>,
    pub boxes: Vec<Box>,
    pub stream: Stream<Line>,
    shown: Vec<Line>,
    /// Rows that the client does not have yet.
    fresh: Vec<u64>,
    next: u64,
}

/// A keyed row with keyed rows within it.
pub struct Group {
    pub id: u64,
    pub name: String,
    pub marked: bool,
    pub items: Vec<(u64, String)>,
}

/// A live component, with others within it.
#[derive(Clone)]
pub struct Box {
    pub id: u64,
    pub label: String,
    pub wide: bool,
    pub items: Vec<(u64, String, bool)>,
    pub inner: Vec<u64>,
}

#[derive(Clone)]
pub struct Line {
    pub id: u64,
    pub text: String,
}

impl World {
    pub fn new(random: &mut Random) -> World {
        let mut world = World {
            title: "start".to_owned(),
            mode: random.below(4),
            open: random.chance(2),
            note: None,
            groups: Vec::new(),
            boxes: Vec::new(),
            stream: Stream::new("lines", |line: &Line| format!("row-{}", line.id)),
            shown: Vec::new(),
            fresh: Vec::new(),
            next: 0,
        };
        for _ in 0..random.below(6) {
            world.change(random);
        }
        world
    }

    /// The rows of the stream as the browser should show them.
    pub fn rows(&self) -> Vec<(String, String)> {
        self.shown.iter().map(|line| (format!("row-{}", line.id), line.text.clone())).collect()
    }

    /// The page went out.
    pub fn sent(&mut self) {
        self.fresh.clear();
    }

    pub fn change(&mut self, random: &mut Random) {
        for _ in 0..=random.below(3) {
            match random.below(10) {
                0 => self.title = format!("<title & \"{}\">", random.below(5)),
                1 => self.mode = random.below(4),
                2 => self.open = !self.open,
                3 => self.note = random.chance(2).then(|| format!("note {}", random.below(3))),
                4 | 5 => self.change_groups(random),
                6 | 7 => self.change_boxes(random),
                _ => self.change_stream(random),
            }
        }
    }

    fn id(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    fn change_groups(&mut self, random: &mut Random) {
        let id = self.id();
        let groups = &mut self.groups;
        match random.below(7) {
            0 | 1 => {
                let at = random.below(groups.len() + 1);
                let items = (0..random.below(4) as u64).map(|item| (item, format!("item {item}"))).collect();
                groups.insert(at, Group { id, name: format!("group {id}"), marked: random.chance(2), items });
            }
            2 if !groups.is_empty() => drop(groups.remove(random.below(groups.len()))),
            3 => random.shuffle(groups),
            4 if random.chance(4) => groups.clear(),
            _ => {
                if let Some(group) = random.pick(groups) {
                    change_items(&mut group.items, id, random);
                    group.marked ^= random.chance(3);
                }
            }
        }
    }

    fn change_boxes(&mut self, random: &mut Random) {
        let id = self.id();
        let boxes = &mut self.boxes;
        match random.below(6) {
            0 | 1 => {
                let at = random.below(boxes.len() + 1);
                // An id that was there before is a component that comes back.
                let id = if random.chance(2) { 1_000 + random.below(4) as u64 } else { id };
                if boxes.iter().all(|known| known.id != id) {
                    let fresh = Box { id, label: format!("box {id}"), wide: false, items: Vec::new(), inner: vec![id] };
                    boxes.insert(at, fresh);
                }
            }
            2 if !boxes.is_empty() => drop(boxes.remove(random.below(boxes.len()))),
            3 => random.shuffle(boxes),
            _ => {
                if let Some(one) = random.pick(boxes) {
                    change_box(one, id, random);
                }
            }
        }
    }

    fn change_stream(&mut self, random: &mut Random) {
        let line = Line { id: self.id(), text: format!("line {}", random.below(100)) };
        self.fresh.push(line.id);
        match random.below(6) {
            0 | 1 => self.append(line),
            2 => {
                self.shown.insert(0, line.clone());
                self.stream.prepend(line);
            }
            3 => {
                if let Some(known) = random.pick(&mut self.shown) {
                    known.text = line.text;
                    let again = known.clone();
                    self.again(again);
                }
            }
            4 if !self.shown.is_empty() => {
                let line = self.shown.remove(random.below(self.shown.len()));
                self.stream.delete(&line);
            }
            _ if random.chance(5) => {
                self.shown = vec![line.clone()];
                self.stream.reset([line]);
            }
            _ => {}
        }
    }

    fn append(&mut self, line: Line) {
        self.shown.push(line.clone());
        self.stream.append(line);
    }

    /// A row that the client has changes where it stands; one that is still to be sent would lose its place.
    fn again(&mut self, line: Line) {
        if self.fresh.contains(&line.id) {
            self.fresh = self.shown.iter().map(|line| line.id).collect();
            self.stream.reset(self.shown.iter().cloned());
        } else if line.id.is_multiple_of(2) {
            self.stream.append(line);
        } else {
            self.stream.update(line);
        }
    }
}

fn change_items(items: &mut Vec<(u64, String)>, id: u64, random: &mut Random) {
    match random.below(5) {
        0 => items.insert(random.below(items.len() + 1), (id, format!("item {id}"))),
        1 if !items.is_empty() => drop(items.remove(random.below(items.len()))),
        2 => random.shuffle(items),
        3 => items.clear(),
        _ => {
            if let Some((_, text)) = random.pick(items) {
                *text = format!("changed {}", random.below(100));
            }
        }
    }
}

fn change_box(one: &mut Box, id: u64, random: &mut Random) {
    match random.below(7) {
        0 => one.label = format!("label {}", random.below(9)),
        1 => one.wide = !one.wide,
        2 => one.items.push((id, format!("entry {id}"), random.chance(2))),
        3 => random.shuffle(&mut one.items),
        4 => one.items.retain(|_| random.chance(2)),
        5 => one.inner.push(id),
        _ => random.shuffle(&mut one.inner),
    }
}
