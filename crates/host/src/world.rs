//! What a component offers and asks for, against the worlds of `wit/`: which role it can take, and in what it differs.

use wit_component::DecodedWasm;
use wit_parser::{Function, InterfaceId, Resolve, SourceMap, TypeDefKind, WorldId, WorldItem, WorldKey};

use crate::error::DeployError;
use crate::role::Role;
use crate::signature::{self, Signatures};

/// A component's own description of itself.
pub struct Offer {
    resolve: Resolve,
    world: WorldId,
}

/// An import or export for people.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Item {
    /// `package:name/interface@version`, or the name of a function.
    pub name: String,
    /// Signatures of its functions, as WIT.
    pub functions: Vec<String>,
}

impl Offer {
    /// # Errors
    /// The bytes are truncated, no WebAssembly, a core module, or a description without code.
    pub fn read(bytes: &[u8]) -> Result<Self, DeployError> {
        let not = |reason: String| Err(DeployError::NotAComponent(reason));
        if !bytes.starts_with(b"\0asm") {
            return not("the file does not begin like WebAssembly".into());
        }
        if bytes.get(4..8) == Some(&[1, 0, 0, 0]) {
            return not("it is a core module; make a component of it (`wasm-tools component new`)".into());
        }
        match wit_component::decode(bytes) {
            Ok(DecodedWasm::Component(resolve, world)) => Ok(Self { resolve, world }),
            Ok(DecodedWasm::WitPackage(..)) => not("it holds interfaces only, and no code".into()),
            Err(error) => not(format!("{error:#}")),
        }
    }

    /// The role whose interface is exported.
    pub fn role(&self) -> Result<Role, DeployError> {
        let exports: Vec<String> = self.exports().into_iter().map(|item| item.name).collect();
        let role = Role::ALL.into_iter().find(|role| exports.iter().any(|export| export == role.interface()));
        role.ok_or(DeployError::NoWorld { exports })
    }

    /// One line for each way in which the component does not fit the world of the role.
    ///
    /// # Errors
    /// The contracts of this binary do not parse, which is a bug.
    pub fn differences(&self, role: Role) -> Result<Vec<String>, DeployError> {
        let wanted = contract(role)?;
        let mut lines = Vec::new();
        self.check_imports(&wanted, &mut lines);
        match (interface(&wanted, role.interface(), true), interface(self, role.interface(), true)) {
            (Some(want), Some(found)) => {
                for function in wanted.functions(want) {
                    let offered = self.resolve.interfaces[found].functions.get(&function.name);
                    self.check_function(role.interface(), &wanted, function, offered, &mut lines);
                }
            }
            _ => lines.push(format!("- export {}: it is missing", role.interface())),
        }
        Ok(lines)
    }

    /// Everything imported must be imported by the world too, with the same signature; it need not import all of it.
    fn check_imports(&self, wanted: &Offer, lines: &mut Vec<String>) {
        for (key, item) in &self.resolve.worlds[self.world].imports {
            let name = self.resolve.name_world_key(key);
            match item {
                WorldItem::Function(_) => lines.push(format!("+ import {name}: it is not granted")),
                // Types are no capability.
                WorldItem::Type { .. } => {}
                WorldItem::Interface { id, .. } => match interface(wanted, &name, false) {
                    Some(granted) => self.check_import(&name, *id, wanted, granted, lines),
                    None if self.needs_grant(*id) => lines.push(format!("+ import {name}: it is not granted")),
                    None => {}
                },
            }
        }
    }

    fn check_import(&self, name: &str, id: InterfaceId, wanted: &Offer, granted: InterfaceId, lines: &mut Vec<String>) {
        for function in self.functions(id) {
            match wanted.resolve.interfaces[granted].functions.get(&function.name) {
                Some(have) => self.check_function(name, wanted, have, Some(function), lines),
                None => lines.push(format!("+ import {name} {}: there is no such function", function.name)),
            }
        }
    }

    fn check_function(
        &self,
        interface: &str,
        wanted: &Offer,
        want: &Function,
        found: Option<&Function>,
        lines: &mut Vec<String>,
    ) {
        let Some(found) = found else {
            lines.push(format!("- {interface} {}: the function is missing", signature::print(&wanted.resolve, want)));
            return;
        };
        let reasons = Signatures::new(&wanted.resolve, &self.resolve).differences(want, found);
        if reasons.is_empty() {
            return;
        }
        lines.push(format!("- {interface} {}", signature::print(&wanted.resolve, want)));
        lines.push(format!("+ {interface} {}", signature::print(&self.resolve, found)));
        lines.extend(reasons.into_iter().map(|reason| format!("    {reason}")));
    }

    /// An interface of types alone can be satisfied by nobody and grants nothing; a resource is more than a type.
    fn needs_grant(&self, id: InterfaceId) -> bool {
        let interface = &self.resolve.interfaces[id];
        let resource = |id| matches!(self.resolve.types[id].kind, TypeDefKind::Resource);
        !interface.functions.is_empty() || interface.types.values().any(|id| resource(*id))
    }

    fn functions(&self, id: InterfaceId) -> impl Iterator<Item = &Function> {
        self.resolve.interfaces[id].functions.values()
    }

    pub fn imports(&self) -> Vec<Item> {
        self.items(&self.resolve.worlds[self.world].imports)
    }

    pub fn exports(&self) -> Vec<Item> {
        self.items(&self.resolve.worlds[self.world].exports)
    }

    fn items<'a>(&self, items: impl IntoIterator<Item = (&'a WorldKey, &'a WorldItem)>) -> Vec<Item> {
        items.into_iter().map(|(key, item)| self.item(key, item)).collect()
    }

    fn item(&self, key: &WorldKey, item: &WorldItem) -> Item {
        let print = |function| signature::print(&self.resolve, function);
        let functions = match item {
            WorldItem::Interface { id, .. } => self.functions(*id).map(print).collect(),
            WorldItem::Function(function) => vec![print(function)],
            WorldItem::Type { .. } => Vec::new(),
        };
        Item { name: self.resolve.name_world_key(key), functions }
    }
}

/// The interface of this name among the imports or exports of a world.
fn interface(offer: &Offer, name: &str, exported: bool) -> Option<InterfaceId> {
    let world = &offer.resolve.worlds[offer.world];
    let items = if exported { &world.exports } else { &world.imports };
    items.iter().find_map(|(key, item)| match item {
        WorldItem::Interface { id, .. } if offer.resolve.name_world_key(key) == name => Some(*id),
        _ => None,
    })
}

/// The world of a role, from the contracts that this binary was built with.
fn contract(role: Role) -> Result<Offer, DeployError> {
    let mut sources = SourceMap::default();
    match role {
        Role::HealthCalc => {
            sources.push_str("health-calc.wit", include_str!("../../../wit/health-calc/health-calc.wit"));
        }
        _ => {
            sources.push_str("types.wit", include_str!("../../../wit/content/types.wit"));
            sources.push_str("stages.wit", include_str!("../../../wit/content/stages.wit"));
        }
    }
    let broken = |error: String| DeployError::Host(format!("the contracts do not parse: {error}"));
    let group = sources.parse().map_err(|(_, error)| broken(error.to_string()))?;
    let mut resolve = Resolve::default();
    let package = resolve.push_group(group).map_err(|error| broken(error.to_string()))?;
    let world = resolve.select_world(&[package], Some(role.world())).map_err(|error| broken(format!("{error:#}")))?;
    Ok(Offer { resolve, world })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_its_world_and_functions_in_the_contracts() {
        for role in Role::ALL {
            let world = contract(role).unwrap();
            let id = interface(&world, role.interface(), true).unwrap();
            let functions: Vec<&str> = world.functions(id).map(|function| function.name.as_str()).collect();
            assert_eq!(functions, role.functions(), "{role}");
            assert_eq!(world.role(), Ok(role));
            assert_eq!(world.differences(role), Ok(vec![]));
        }
    }

    #[test]
    fn only_the_evidence_stage_is_granted_anything() {
        for role in Role::ALL {
            let world = contract(role).unwrap();
            let granted: Vec<String> =
                world.imports().into_iter().filter(|item| !item.functions.is_empty()).map(|item| item.name).collect();
            let expect: &[&str] = if role == Role::Evidence { &["lauda:content/literature@0.1.0"] } else { &[] };
            assert_eq!(granted, expect, "{role}");
        }
    }
}
