//! Signatures as WIT text, and in what two of them differ. Types of the component model are structural: names of records
//! and enums do not matter, names and order of their fields and cases do.

use std::collections::HashSet;

use wit_parser::{Function, Handle, Resolve, Type, TypeDefKind, TypeId};

/// Enough to see what is wrong.
const MOST_DIFFERENCES: usize = 20;
/// Deeper than any type of the contracts.
const DEEPEST: usize = 64;

/// `name: func(parameter: type) -> type`
pub fn print(resolve: &Resolve, function: &Function) -> String {
    let params: Vec<String> =
        function.params.iter().map(|param| format!("{}: {}", param.name, name(resolve, param.ty))).collect();
    let result = function.result.map(|ty| format!(" -> {}", name(resolve, ty))).unwrap_or_default();
    format!("{}: func({}){result}", function.name, params.join(", "))
}

/// A named type by its name, any other spelt out.
fn name(resolve: &Resolve, ty: Type) -> String {
    let Type::Id(id) = ty else { return primitive(ty).to_owned() };
    let def = &resolve.types[id];
    if let Some(name) = &def.name {
        return name.clone();
    }
    let name = |ty: Type| name(resolve, ty);
    let or_none = |ty: Option<Type>| ty.map_or_else(|| "_".to_owned(), name);
    match &def.kind {
        TypeDefKind::List(ty) => format!("list<{}>", name(*ty)),
        TypeDefKind::Option(ty) => format!("option<{}>", name(*ty)),
        TypeDefKind::Result(result) => format!("result<{}, {}>", or_none(result.ok), or_none(result.err)),
        TypeDefKind::Tuple(tuple) => {
            format!("tuple<{}>", tuple.types.iter().map(|ty| name(*ty)).collect::<Vec<_>>().join(", "))
        }
        TypeDefKind::Handle(Handle::Own(id) | Handle::Borrow(id)) => name(Type::Id(*id)),
        kind => kind.as_str().to_owned(),
    }
}

fn primitive(ty: Type) -> &'static str {
    match ty {
        Type::Bool => "bool",
        Type::U8 => "u8",
        Type::U16 => "u16",
        Type::U32 => "u32",
        Type::U64 => "u64",
        Type::S8 => "s8",
        Type::S16 => "s16",
        Type::S32 => "s32",
        Type::S64 => "s64",
        Type::F32 => "f32",
        Type::F64 => "f64",
        Type::Char => "char",
        Type::String => "string",
        Type::ErrorContext => "error-context",
        Type::Id(_) => "type",
    }
}

/// Compares what is wanted with what was found, each in its own set of types.
pub struct Signatures<'a> {
    wanted: &'a Resolve,
    found: &'a Resolve,
    seen: HashSet<(TypeId, TypeId)>,
    lines: Vec<String>,
}

impl<'a> Signatures<'a> {
    pub fn new(wanted: &'a Resolve, found: &'a Resolve) -> Self {
        Self { wanted, found, seen: HashSet::new(), lines: Vec::new() }
    }

    /// One line for each difference, with the path to it; empty where the signatures are the same.
    pub fn differences(mut self, want: &Function, found: &Function) -> Vec<String> {
        let names = |function: &Function| function.params.iter().map(|p| p.name.clone()).collect::<Vec<_>>();
        if names(want) != names(found) {
            let (want, found) = (names(want).join(", "), names(found).join(", "));
            self.lines.push(format!("parameters: ({want}) are wanted, ({found}) were found"));
        } else {
            for (want, found) in want.params.iter().zip(&found.params) {
                self.compare(&want.name, want.ty, found.ty, 0);
            }
        }
        self.compare_optional("result", want.result, found.result, 0);
        self.lines.truncate(MOST_DIFFERENCES);
        self.lines
    }

    fn compare_optional(&mut self, path: &str, want: Option<Type>, found: Option<Type>, depth: usize) {
        match (want, found) {
            (Some(want), Some(found)) => self.compare(path, want, found, depth),
            (None, None) => {}
            (want, found) => {
                let want = want.map_or("nothing".to_owned(), |ty| name(self.wanted, ty));
                let found = found.map_or("nothing".to_owned(), |ty| name(self.found, ty));
                self.differ(path, &want, &found);
            }
        }
    }

    fn compare(&mut self, path: &str, want: Type, found: Type, depth: usize) {
        if self.lines.len() >= MOST_DIFFERENCES || depth > DEEPEST {
            return;
        }
        match (resolved(self.wanted, want), resolved(self.found, found)) {
            (Type::Id(want), Type::Id(found)) => {
                if self.seen.insert((want, found)) {
                    self.compare_kinds(path, want, found, depth + 1);
                }
            }
            (want, found) if want == found && !matches!(want, Type::Id(_)) => {}
            (want, found) => {
                let (want, found) = (name(self.wanted, want), name(self.found, found));
                self.differ(path, &want, &found);
            }
        }
    }

    fn compare_kinds(&mut self, path: &str, want: TypeId, found: TypeId, depth: usize) {
        use TypeDefKind::{Enum, FixedLengthList, Flags, List, Map, Option, Record, Result, Tuple, Variant};
        let (wanted, founds) = (self.wanted, self.found);
        match (&wanted.types[want].kind, &founds.types[found].kind) {
            (Record(a), Record(b)) => {
                let fields = |record: &wit_parser::Record| {
                    record.fields.iter().map(|field| (field.name.clone(), Some(field.ty))).collect()
                };
                self.compare_named(path, "fields", fields(a), fields(b), depth);
            }
            (Variant(a), Variant(b)) => {
                let cases = |variant: &wit_parser::Variant| {
                    variant.cases.iter().map(|case| (case.name.clone(), case.ty)).collect()
                };
                self.compare_named(path, "cases", cases(a), cases(b), depth);
            }
            (Enum(a), Enum(b)) => {
                let cases = |e: &wit_parser::Enum| e.cases.iter().map(|case| (case.name.clone(), None)).collect();
                self.compare_named(path, "cases", cases(a), cases(b), depth);
            }
            (Flags(a), Flags(b)) => {
                let flags = |f: &wit_parser::Flags| f.flags.iter().map(|flag| (flag.name.clone(), None)).collect();
                self.compare_named(path, "flags", flags(a), flags(b), depth);
            }
            (Tuple(a), Tuple(b)) if a.types.len() == b.types.len() => {
                for (index, (a, b)) in a.types.iter().zip(&b.types).enumerate() {
                    self.compare(&format!("{path}.{index}"), *a, *b, depth);
                }
            }
            (Option(a), Option(b)) => self.compare(path, *a, *b, depth),
            (List(a), List(b)) => self.compare(&format!("{path}[]"), *a, *b, depth),
            (FixedLengthList(a, m), FixedLengthList(b, n)) if m == n => {
                self.compare(&format!("{path}[]"), *a, *b, depth);
            }
            (Map(a, c), Map(b, d)) => {
                self.compare(&format!("{path}[key]"), *a, *b, depth);
                self.compare(&format!("{path}[value]"), *c, *d, depth);
            }
            (Result(a), Result(b)) => {
                self.compare_optional(&format!("{path}.ok"), a.ok, b.ok, depth);
                self.compare_optional(&format!("{path}.err"), a.err, b.err, depth);
            }
            (a, b) => {
                let describe =
                    |resolve, id, kind: &TypeDefKind| format!("{} ({})", name(resolve, Type::Id(id)), kind.as_str());
                self.differ(path, &describe(wanted, want, a), &describe(founds, found, b));
            }
        }
    }

    /// Fields or cases: what is missing, what is too much, what has another type, and the order.
    fn compare_named(
        &mut self,
        path: &str,
        what: &str,
        want: Vec<(String, Option<Type>)>,
        found: Vec<(String, Option<Type>)>,
        depth: usize,
    ) {
        let names = |list: &[(String, Option<Type>)]| list.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
        let (wanted, there) = (names(&want), names(&found));
        for (name, ty) in &want {
            match found.iter().find(|(other, _)| other == name) {
                Some((_, other)) => self.compare_optional(&format!("{path}.{name}"), *ty, *other, depth),
                None => self.lines.push(format!("{path}.{name} is missing")),
            }
        }
        for name in there.iter().filter(|name| !wanted.contains(name)) {
            self.lines.push(format!("{path}.{name} is unknown"));
        }
        if wanted.len() == there.len() && wanted != there && there.iter().all(|name| wanted.contains(name)) {
            self.lines.push(format!("{path}: the {what} are in another order"));
        }
    }

    fn differ(&mut self, path: &str, want: &str, found: &str) {
        self.lines.push(format!("{path}: {want} is wanted, {found} was found"));
    }
}

/// Follows aliases (`use`) to what they stand for.
fn resolved(resolve: &Resolve, mut ty: Type) -> Type {
    while let Type::Id(id) = ty {
        match resolve.types[id].kind {
            TypeDefKind::Type(target) => ty = target,
            _ => break,
        }
    }
    ty
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differences(want: &str, found: &str) -> Vec<String> {
        let parse = |text: &str| {
            let mut resolve = Resolve::default();
            resolve.push_source("a.wit", &format!("package a:b;\ninterface i {{\n{text}\n}}")).unwrap();
            resolve
        };
        let (want, found) = (parse(want), parse(found));
        let function = |resolve: &Resolve| {
            let (_, interface) = resolve.interfaces.iter().next().unwrap();
            interface.functions["f"].clone()
        };
        Signatures::new(&want, &found).differences(&function(&want), &function(&found))
    }

    #[test]
    fn the_difference_is_named_with_its_path() {
        let check = |want: &str, found: &str, expect: &[&str]| assert_eq!(differences(want, found), expect, "{found}");
        let want = "record r { a: u8, b: list<option<string>> } f: func(x: r) -> result<r, string>;";
        check(want, want, &[]);
        check(want, "record other { a: u8, b: list<option<string>> } f: func(x: other) -> result<other, string>;", &[]);
        check(
            want,
            "record r { a: u32, b: list<option<u8>>, c: bool } f: func(x: r) -> result<r>;",
            &[
                "x.a: u8 is wanted, u32 was found",
                "x.b[]: string is wanted, u8 was found",
                "x.c is unknown",
                "result.err: string is wanted, nothing was found",
            ],
        );
        check(
            want,
            "record r { b: list<option<string>>, a: u8 } f: func(y: r) -> r;",
            &[
                "parameters: (x) are wanted, (y) were found",
                "result: result<r, string> (result) is wanted, r (record) was found",
            ],
        );
        check(
            "enum e { a, b } f: func() -> e;",
            "enum e { b, a } f: func() -> e;",
            &["result: the cases are in another order"],
        );
        check(
            "variant v { a, b(u8) } f: func(v: v);",
            "variant v { a(u8), c } f: func(v: v);",
            &["v.a: nothing is wanted, u8 was found", "v.b is missing", "v.c is unknown"],
        );
        check("f: func();", "f: func() -> u8;", &["result: nothing is wanted, u8 was found"]);
    }

    #[test]
    fn a_signature_reads_as_it_was_written() {
        let mut resolve = Resolve::default();
        let text = "package a:b; interface i { record r { a: u8 } f: func(x: list<r>, y: option<tuple<u8, string>>) -> \
                    result<r, string>; }";
        resolve.push_source("a.wit", text).unwrap();
        let (_, interface) = resolve.interfaces.iter().next().unwrap();
        let printed = print(&resolve, &interface.functions["f"]);
        assert_eq!(printed, "f: func(x: list<r>, y: option<tuple<u8, string>>) -> result<r, string>");
    }
}
