package wire_test

import (
	"errors"
	"maps"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/provider/wire"
)

// object is encoded by the protocol's own library.
func object(t testing.TB, fields map[string]tftypes.Value) (tftypes.Object, []byte) {
	t.Helper()
	typ := tftypes.Object{AttributeTypes: map[string]tftypes.Type{}}
	for name, value := range fields {
		typ.AttributeTypes[name] = value.Type()
	}
	encoded, err := tfprotov6.NewDynamicValue(typ, tftypes.NewValue(typ, fields))
	if err != nil {
		t.Fatal(err)
	}
	return typ, encoded.MsgPack
}

func sample() map[string]tftypes.Value {
	texts := tftypes.List{ElementType: tftypes.String}
	text := func(s string) tftypes.Value { return tftypes.NewValue(tftypes.String, s) }
	fields := map[string]tftypes.Value{
		"null":    tftypes.NewValue(tftypes.String, nil),
		"unknown": tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
		"short":   text("a"), "empty": text(""), "umlaut": text("ä"),
		"text8": text(strings.Repeat("a", 200)), "text16": text(strings.Repeat("a", 40000)), "text32": text(strings.Repeat("a", 70000)),
		"true": tftypes.NewValue(tftypes.Bool, true), "false": tftypes.NewValue(tftypes.Bool, false),
		"zero": tftypes.NewValue(tftypes.Number, 0), "minus": tftypes.NewValue(tftypes.Number, -1),
		"large": tftypes.NewValue(tftypes.Number, 1<<40), "half": tftypes.NewValue(tftypes.Number, 0.5),
		"list": tftypes.NewValue(texts, []tftypes.Value{text("a"), text("b")}),
		"map":  tftypes.NewValue(tftypes.Map{ElementType: texts}, map[string]tftypes.Value{"k": tftypes.NewValue(texts, []tftypes.Value{text("x")})}),
	}
	many := make([]tftypes.Value, 70000)
	for i := range many {
		many[i] = text("")
	}
	fields["list16"] = tftypes.NewValue(texts, many[:300])
	fields["list32"] = tftypes.NewValue(texts, many)
	return fields
}

func TestFieldsGiveTheProtocolsValues(t *testing.T) {
	t.Parallel()
	fields := sample()
	typ, data := object(t, fields)
	split, err := wire.Fields(data)
	if err != nil || len(split) != len(fields) {
		t.Fatalf("got %d fields, %v; want %d", len(split), err, len(fields))
	}
	for _, field := range split {
		got, err := (tfprotov6.DynamicValue{MsgPack: field.Value}).Unmarshal(typ.AttributeTypes[field.Name])
		if err != nil {
			t.Errorf("%s: %v", field.Name, err)
		} else if !got.Equal(fields[field.Name]) {
			t.Errorf("%s: got another value", field.Name)
		}
		if field.IsNull() != fields[field.Name].IsNull() {
			t.Errorf("%s: IsNull is %t", field.Name, field.IsNull())
		}
	}
}

func TestFieldsRefusesWhatEndsTooEarly(t *testing.T) {
	t.Parallel()
	fields := sample()
	for _, name := range []string{"text16", "text32", "list16", "list32"} {
		delete(fields, name) // the others alone have every kind of head
	}
	_, data := object(t, fields)
	for end := range data {
		if _, err := wire.Fields(data[:end]); !errors.Is(err, wire.ErrMalformed) {
			t.Fatalf("the first %d of %d bytes: got %v", end, len(data), err)
		}
	}
	for name, data := range map[string][]byte{
		"not an object":            {0x01},
		"bytes after":              {0x80, 0xc0},
		"unused code":              {0x81, 0xa1, 'a', 0xc1},
		"name is not a string":     {0x81, 0x01, 0xc0},
		"longer than the data":     {0xdf, 0xff, 0xff, 0xff, 0xff},
		"list with too many items": {0x81, 0xa1, 'a', 0xdd, 0xff, 0xff, 0xff, 0xff},
	} {
		if _, err := wire.Fields(data); !errors.Is(err, wire.ErrMalformed) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestKnownFindsWhatIsUnknownAnywhere(t *testing.T) {
	t.Parallel()
	texts := tftypes.List{ElementType: tftypes.String}
	known := sample()
	delete(known, "unknown")
	_, data := object(t, known)
	if !wire.Known(data) {
		t.Error("a known object is not")
	}
	for name, unknown := range map[string]tftypes.Value{
		"attribute": tftypes.NewValue(tftypes.String, tftypes.UnknownValue),
		"list":      tftypes.NewValue(texts, tftypes.UnknownValue),
		"item":      tftypes.NewValue(texts, []tftypes.Value{tftypes.NewValue(tftypes.String, "a"), tftypes.NewValue(tftypes.String, tftypes.UnknownValue)}),
	} {
		fields := maps.Clone(known)
		fields["unknown"] = unknown
		_, data := object(t, fields)
		if wire.Known(data) {
			t.Errorf("%s: reported as known", name)
		}
	}
	// What is known about an unknown value travels with it, in an extension of
	// any size.
	for _, refined := range [][]byte{
		{0x81, 0xa1, 'a', 0xc7, 3, 12, 0x81, 0x01, 0xc2},
		{0x81, 0xa1, 'a', 0xd5, 12, 0x81, 0x01},
		{0x81, 0xa1, 'a', 0xd6, 12, 0x81, 0x01, 0xc2, 0xc0},
		{0x81, 0xa1, 'a', 0xc8, 0, 1, 12, 0x80},
		{0x81, 0xa1, 'a', 0xc9, 0, 0, 0, 1, 12, 0x80},
	} {
		if wire.Known(refined) {
			t.Errorf("% x: reported as known", refined)
		}
	}
	for end := range 200 {
		if wire.Known(data[:end]) {
			t.Errorf("the first %d bytes: reported as known", end)
		}
	}
}

func TestWriterIsReadByTheProtocol(t *testing.T) {
	t.Parallel()
	want := map[string]tftypes.Value{}
	w := wire.Object(0)
	add := func(name string, value tftypes.Value) { want[name] = value; w.Text(name) }
	for _, text := range []string{"", strings.Repeat("a", 31), strings.Repeat("b", 200), strings.Repeat("c", 40000), strings.Repeat("d", 70000)} {
		add("text"+text[:min(1, len(text))], tftypes.NewValue(tftypes.String, text))
		w.Text(text)
	}
	add("bool", tftypes.NewValue(tftypes.Bool, true))
	w.Bool(true)
	add("null", tftypes.NewValue(tftypes.Bool, nil))
	w.Null()
	numbers := []int{0, 1, 127, 128, 70000, -1, -70000, 1 << 40}
	values := make([]tftypes.Value, len(numbers))
	list := tftypes.List{ElementType: tftypes.Number}
	w.Text("list")
	w.List(len(numbers))
	for i, number := range numbers {
		values[i] = tftypes.NewValue(tftypes.Number, number)
		w.Int(number)
	}
	want["list"] = tftypes.NewValue(list, values)
	entries := map[string]tftypes.Value{}
	w.Text("map")
	w.Map(20)
	for i := range 20 {
		name := string(rune('a' + i))
		entries[name] = tftypes.NewValue(tftypes.Bool, false)
		w.Text(name)
		w.Bool(false)
	}
	want["map"] = tftypes.NewValue(tftypes.Map{ElementType: tftypes.Bool}, entries)
	if w.Size() < 110000 {
		t.Errorf("%d bytes", w.Size())
	}

	typ, _ := object(t, want)
	got, err := (tfprotov6.DynamicValue{MsgPack: w.Finish(9)}).Unmarshal(typ)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(tftypes.NewValue(typ, want), got); diff != "" {
		t.Error(diff)
	}
}

func FuzzFields(f *testing.F) {
	f.Add([]byte{0x81, 0xa1, 'a', 0xc0})
	f.Add([]byte{0x81, 0xa1, 'a', 0xdd, 0, 0, 0, 1, 0x90})
	f.Add([]byte{0xde, 0, 1, 0xd9, 1, 'a', 0xd4, 0, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		fields, err := wire.Fields(data)
		if err != nil {
			return
		}
		size := 0
		for _, field := range fields {
			size += len(field.Name) + len(field.Value)
		}
		if size > len(data) {
			t.Errorf("%d bytes of fields out of %d", size, len(data))
		}
	})
}
