//! A node as serde reads it.

use super::super::node::{Entry, Node, NodeKind};
use super::wrong::Wrong;
use crate::diagnostic::Span;
use serde::de::{self, DeserializeSeed, IntoDeserializer, Visitor};
use std::num::IntErrorKind;

/// A node that serde reads.
#[derive(Clone, Copy)]
pub(super) struct Value<'a>(pub(super) &'a Node);

impl<'a> Value<'a> {
    fn needs(self, what: &str) -> Wrong {
        let found = match &self.0.kind {
            NodeKind::Null => "nothing".to_owned(),
            NodeKind::Scalar(text) => format!("`{text}`"),
            NodeKind::List(_) => "a list".to_owned(),
            NodeKind::Map(_) => "a mapping".to_owned(),
        };
        Wrong::needs(what, &found).at(self.0.span)
    }

    fn scalar(self, what: &str) -> Result<&'a str, Wrong> {
        self.0.as_scalar().ok_or_else(|| self.needs(what))
    }

    fn entries(self) -> Result<&'a [Entry], Wrong> {
        match &self.0.kind {
            NodeKind::Map(entries) => Ok(entries),
            NodeKind::Null => Ok(&[]),
            NodeKind::Scalar(_) | NodeKind::List(_) => Err(self
                .needs("a mapping")
                .help("write each option as `key: value`, indented below it".to_owned())),
        }
    }

    fn items(self) -> Result<&'a [Node], Wrong> {
        match &self.0.kind {
            NodeKind::List(items) => Ok(items),
            NodeKind::Null => Ok(&[]),
            NodeKind::Scalar(_) | NodeKind::Map(_) => Err(self.needs("a list")),
        }
    }

    fn text<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let text = self.scalar("text")?;
        visitor.visit_borrowed_str(text).map_err(|wrong: Wrong| wrong.at(self.0.span))
    }

    fn map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let entries = Entries { rest: self.entries()?, value: None };
        visitor.visit_map(entries).map_err(|wrong| wrong.at(self.0.span))
    }

    fn list<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let items = Items { rest: self.items()?, index: 0 };
        visitor.visit_seq(items).map_err(|wrong| wrong.at(self.0.span))
    }
}

macro_rules! integers {
    ($($method:ident $visit:ident $type:ty;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            let text = self.scalar("a whole number")?;
            let number = text.parse::<$type>().map_err(|error| match error.kind() {
                IntErrorKind::PosOverflow | IntErrorKind::NegOverflow => self.needs(
                    &format!("a whole number from {} to {}", <$type>::MIN, <$type>::MAX),
                ),
                _ if text.starts_with('-') && <$type>::MIN == 0 => {
                    self.needs("a whole number from 0 on")
                }
                _ => self.needs("a whole number"),
            })?;
            visitor.$visit(number).map_err(|wrong: Wrong| wrong.at(self.0.span))
        }
    )*};
}

macro_rules! forwarded {
    ($($method:ident $to:ident;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            self.$to(visitor)
        }
    )*};
}

impl<'de> de::Deserializer<'de> for Value<'de> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match &self.0.kind {
            NodeKind::Null => {
                visitor.visit_unit().map_err(|wrong: Wrong| wrong.at(self.0.span))
            }
            NodeKind::Scalar(_) => self.text(visitor),
            NodeKind::List(_) => self.list(visitor),
            NodeKind::Map(_) => self.map(visitor),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        // YAML 1.2.2 §10.3.2: these spellings and no other.
        match self.scalar("`true` or `false`")? {
            "true" | "True" | "TRUE" => visitor.visit_bool(true),
            "false" | "False" | "FALSE" => visitor.visit_bool(false),
            _ => Err(self.needs("`true` or `false`")),
        }
        .map_err(|wrong: Wrong| wrong.at(self.0.span))
    }

    integers! {
        deserialize_i8 visit_i8 i8;
        deserialize_i16 visit_i16 i16;
        deserialize_i32 visit_i32 i32;
        deserialize_i64 visit_i64 i64;
        deserialize_u8 visit_u8 u8;
        deserialize_u16 visit_u16 u16;
        deserialize_u32 visit_u32 u32;
        deserialize_u64 visit_u64 u64;
    }

    forwarded! {
        deserialize_f32 deserialize_f64;
        deserialize_str text;
        deserialize_string text;
        deserialize_char text;
        deserialize_bytes text;
        deserialize_byte_buf text;
        deserialize_identifier text;
        deserialize_seq list;
        deserialize_map map;
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.scalar("a number")?.parse::<f64>() {
            Ok(number) if number.is_finite() => {
                visitor.visit_f64(number).map_err(|wrong: Wrong| wrong.at(self.0.span))
            }
            Ok(_) | Err(_) => Err(self.needs("a number")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0.kind {
            NodeKind::Null => visitor.visit_none(),
            NodeKind::Scalar(_) | NodeKind::List(_) | NodeKind::Map(_) => {
                visitor.visit_some(self)
            }
        }
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match self.0.kind {
            NodeKind::Null => visitor.visit_unit(),
            NodeKind::Scalar(_) | NodeKind::List(_) | NodeKind::Map(_) => {
                Err(self.needs("no value"))
            }
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        if self.items()?.len() == length {
            self.list(visitor)
        } else {
            Err(self.needs(&format!("a list of {length}")))
        }
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let variant = match &self.0.kind {
            NodeKind::Scalar(text) => {
                Variant { name: text, span: self.0.span, value: None }
            }
            NodeKind::Map(entries) => match entries.as_slice() {
                [entry] => Variant {
                    name: &entry.key,
                    span: entry.key_span,
                    value: Some(&entry.value),
                },
                _ => return Err(self.needs("a mapping with one key")),
            },
            NodeKind::Null | NodeKind::List(_) => {
                let list =
                    variants.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
                return Err(self.needs(&format!("one of {}", list.join(", "))));
            }
        };
        visitor.visit_enum(variant).map_err(|wrong| wrong.at(self.0.span))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_unit()
    }
}

struct Items<'a> {
    rest: &'a [Node],
    index: usize,
}

impl<'de> de::SeqAccess<'de> for Items<'de> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Wrong> {
        let Some((first, rest)) = self.rest.split_first() else { return Ok(None) };
        self.rest = rest;
        self.index += 1;
        seed.deserialize(Value(first))
            .map(Some)
            .map_err(|wrong| wrong.at(first.span).below(&self.index.to_string()))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Entries<'a> {
    rest: &'a [Entry],
    value: Option<&'a Entry>,
}

impl<'de> de::MapAccess<'de> for Entries<'de> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Wrong> {
        let Some((first, rest)) = self.rest.split_first() else { return Ok(None) };
        self.rest = rest;
        self.value = Some(first);
        seed.deserialize(first.key.as_str().into_deserializer())
            .map(Some)
            .map_err(|wrong: Wrong| wrong.at(first.key_span))
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, Wrong> {
        // Serde asks for a value only after its key.
        let Some(entry) = self.value.take() else {
            return Err(Wrong::named("a value was asked for before its key".to_owned()));
        };
        seed.deserialize(Value(&entry.value))
            .map_err(|wrong| wrong.at(entry.value.span).below(&entry.key))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

struct Variant<'a> {
    name: &'a str,
    span: Span,
    value: Option<&'a Node>,
}

impl Variant<'_> {
    fn without_value(&self) -> Wrong {
        Wrong::named(format!("`{}` needs a value", self.name))
            .help(format!("write `{}: …` with its value", self.name))
            .at(self.span)
    }
}

impl<'de> de::EnumAccess<'de> for Variant<'de> {
    type Error = Wrong;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Self), Wrong> {
        seed.deserialize(self.name.into_deserializer())
            .map_err(|wrong: Wrong| wrong.at(self.span))
            .map(|value| (value, self))
    }
}

impl<'de> de::VariantAccess<'de> for Variant<'de> {
    type Error = Wrong;

    fn unit_variant(self) -> Result<(), Wrong> {
        match self.value {
            None | Some(Node { kind: NodeKind::Null, .. }) => Ok(()),
            Some(value) => Err(Value(value).needs("no value").below(self.name)),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, Wrong> {
        let value = self.value.ok_or_else(|| self.without_value())?;
        seed.deserialize(Value(value)).map_err(|wrong| wrong.below(self.name))
    }

    fn tuple_variant<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let value = self.value.ok_or_else(|| self.without_value())?;
        de::Deserializer::deserialize_tuple(Value(value), length, visitor)
            .map_err(|wrong| wrong.below(self.name))
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let value = self.value.ok_or_else(|| self.without_value())?;
        Value(value).map(visitor).map_err(|wrong| wrong.below(self.name))
    }
}
