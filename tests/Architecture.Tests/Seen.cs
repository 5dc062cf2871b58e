using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Anmin.Architecture.Tests;

/// <summary>A type as metadata names it: assembly, namespace, name of the outermost type.</summary>
public sealed record TypeName(string Assembly, string Namespace, string Name)
{
    public string Full => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";

    public override string ToString() => Full;
}

/// <summary>One type, or member of it, that another type mentions in a signature, a body or an attribute.</summary>
public sealed record Use(TypeName From, TypeName To, string Member = "");

/// <summary>What an assembly says about itself, read from its bytes and never loaded.</summary>
public sealed record Seen(
    string Name, IReadOnlySet<string> References, IReadOnlySet<Use> Uses, IReadOnlyDictionary<TypeName, TypeName> Bases)
{
    public static Seen Of(byte[] assembly)
    {
        using var pe = new PEReader(ImmutableArray.Create(assembly));
        return new Reading(pe).Read();
    }

    /// <summary>The same assembly playing another's part, so that a planted violator meets the rule of the room it breaks.</summary>
    public Seen Playing(params IReadOnlyList<(string Is, string As)> parts)
    {
        string Named(string name) => parts.FirstOrDefault(p => p.Is == name).As ?? name;
        TypeName Typed(TypeName t) => t with { Assembly = Named(t.Assembly) };
        return new(
            Named(Name),
            References.Select(Named).ToHashSet(),
            Uses.Select(u => u with { From = Typed(u.From), To = Typed(u.To) }).ToHashSet(),
            Bases.ToDictionary(b => Typed(b.Key), b => Typed(b.Value)));
    }

    /// <summary>Whether a type of this assembly descends from a named one, as far as this assembly shows.</summary>
    public bool Descends(TypeName type, string from)
    {
        for (TypeName? t = type; t is not null; t = Bases.GetValueOrDefault(t))
        {
            if (t.Full.Split('`')[0] == from) { return true; }
        }
        return false;
    }

    private sealed class Reading(PEReader pe)
    {
        private static readonly Dictionary<int, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => unchecked((int)(ushort)c.Value));

        private readonly MetadataReader reader = pe.GetMetadataReader();
        private readonly HashSet<Use> uses = [];
        private readonly Dictionary<TypeName, TypeName> bases = [];

        private string Own => reader.GetString(reader.GetAssemblyDefinition().Name);

        public Seen Read()
        {
            foreach (var handle in reader.TypeDefinitions)
            {
                var type = reader.GetTypeDefinition(handle);
                var from = Outermost(handle);
                if (!type.BaseType.IsNil)
                {
                    var parents = Named(type.BaseType);
                    if (type.GetDeclaringType().IsNil) { bases[from] = parents[0]; }
                    Add(from, parents);
                }
                foreach (var i in type.GetInterfaceImplementations()) { Add(from, Named(reader.GetInterfaceImplementation(i).Interface)); }
                foreach (var f in type.GetFields()) { Add(from, Signature(n => reader.GetFieldDefinition(f).DecodeSignature(n, null))); }
                foreach (var a in type.GetCustomAttributes()) { Attribute(from, a); }
                foreach (var m in type.GetMethods()) { Method(from, reader.GetMethodDefinition(m)); }
            }
            return new(Own, reader.AssemblyReferences.Select(r => reader.GetString(reader.GetAssemblyReference(r).Name)).ToHashSet(), uses, bases);
        }

        private void Method(TypeName from, MethodDefinition method)
        {
            Add(from, Signature(n => method.DecodeSignature(n, null)));
            foreach (var a in method.GetCustomAttributes()) { Attribute(from, a); }
            if (method.RelativeVirtualAddress == 0) { return; }
            var body = pe.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil)
            {
                Add(from, Signature(n => reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(n, null)));
            }
            Code(from, body.GetILReader());
        }

        private void Code(TypeName from, BlobReader il)
        {
            while (il.RemainingBytes > 0)
            {
                int value = il.ReadByte();
                var code = Codes[value == 0xFE ? 0xFE00 | il.ReadByte() : value];
                switch (code.OperandType)
                {
                    case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                        Token(from, System.Reflection.Metadata.Ecma335.MetadataTokens.EntityHandle(il.ReadInt32()));
                        break;
                    case OperandType.InlineSwitch:
                        var targets = il.ReadInt32();
                        il.Offset += targets * 4;
                        break;
                    default:
                        il.Offset += code.OperandType switch
                        {
                            OperandType.InlineNone => 0,
                            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                            OperandType.InlineVar => 2,
                            OperandType.InlineI8 or OperandType.InlineR => 8,
                            _ => 4,
                        };
                        break;
                }
            }
        }

        private void Token(TypeName from, EntityHandle token)
        {
            switch (token.Kind)
            {
                case HandleKind.MemberReference:
                    var member = reader.GetMemberReference((MemberReferenceHandle)token);
                    var owner = member.Parent.Kind is HandleKind.MethodDefinition ? [] : Named(member.Parent);
                    Add(from, owner.Skip(1));
                    if (owner.Count > 0) { uses.Add(new(from, owner[0], reader.GetString(member.Name))); }
                    Add(from, member.GetKind() == MemberReferenceKind.Method
                        ? Signature(n => member.DecodeMethodSignature(n, null))
                        : Signature(n => member.DecodeFieldSignature(n, null)));
                    break;
                case HandleKind.MethodSpecification:
                    var spec = reader.GetMethodSpecification((MethodSpecificationHandle)token);
                    Add(from, Signature(n => spec.DecodeSignature(n, null)));
                    Token(from, spec.Method);
                    break;
                case HandleKind.MethodDefinition:
                    Add(from, [Outermost(reader.GetMethodDefinition((MethodDefinitionHandle)token).GetDeclaringType())]);
                    break;
                case HandleKind.FieldDefinition:
                    Add(from, [Outermost(reader.GetFieldDefinition((FieldDefinitionHandle)token).GetDeclaringType())]);
                    break;
                case HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification:
                    Add(from, Named(token));
                    break;
                default:
                    break;
            }
        }

        private void Attribute(TypeName from, CustomAttributeHandle handle)
        {
            var constructor = reader.GetCustomAttribute(handle).Constructor;
            Token(from, constructor);
        }

        private void Add(TypeName from, IEnumerable<TypeName> to)
        {
            foreach (var t in to) { uses.Add(new(from, t)); }
        }

        private List<TypeName> Named(EntityHandle handle) => handle.Kind switch
        {
            HandleKind.TypeDefinition => [Outermost((TypeDefinitionHandle)handle)],
            HandleKind.TypeReference => [Outermost((TypeReferenceHandle)handle)],
            HandleKind.TypeSpecification => Signature(n => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(n, null)),
            _ => [],
        };

        private List<TypeName> Signature<T>(Func<Names, T> decode)
        {
            var names = new Names(this);
            decode(names);
            return names.Heard;
        }

        private TypeName Outermost(TypeDefinitionHandle handle)
        {
            var type = reader.GetTypeDefinition(handle);
            return type.GetDeclaringType() is { IsNil: false } outer
                ? Outermost(outer)
                : new(Own, reader.GetString(type.Namespace), reader.GetString(type.Name));
        }

        private TypeName Outermost(TypeReferenceHandle handle)
        {
            var type = reader.GetTypeReference(handle);
            return type.ResolutionScope.Kind switch
            {
                HandleKind.TypeReference => Outermost((TypeReferenceHandle)type.ResolutionScope),
                HandleKind.AssemblyReference => new(
                    reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
                    reader.GetString(type.Namespace), reader.GetString(type.Name)),
                _ => new(Own, reader.GetString(type.Namespace), reader.GetString(type.Name)),
            };
        }

        /// <summary>Hears every type that a signature mentions; the first is the outermost one.</summary>
        private sealed class Names(Reading of) : ISignatureTypeProvider<int, object?>
        {
            public List<TypeName> Heard { get; } = [];

            public int GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Hear(of.Outermost(handle));
            public int GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Hear(of.Outermost(handle));
            public int GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
                reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);
            public int GetArrayType(int elementType, ArrayShape shape) => 0;
            public int GetByReferenceType(int elementType) => 0;
            public int GetFunctionPointerType(MethodSignature<int> signature) => 0;
            public int GetGenericInstantiation(int genericType, ImmutableArray<int> typeArguments) => 0;
            public int GetGenericMethodParameter(object? genericContext, int index) => 0;
            public int GetGenericTypeParameter(object? genericContext, int index) => 0;
            public int GetModifiedType(int modifier, int unmodifiedType, bool isRequired) => 0;
            public int GetPinnedType(int elementType) => 0;
            public int GetPointerType(int elementType) => 0;
            public int GetPrimitiveType(PrimitiveTypeCode typeCode) => 0;
            public int GetSZArrayType(int elementType) => 0;

            private int Hear(TypeName name)
            {
                Heard.Add(name);
                return 0;
            }
        }
    }
}
