package provider

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/osloconf/terraform-provider-osloconf/internal/provider/wire"
)

// block is a block as Terraform sends it: every attribute, most of them null.
type block struct {
	of     served
	fields []wire.Field
}

// blockOf splits a source's block as received from Terraform.
func blockOf(config *tfprotov6.DynamicValue, of served) (block, error) {
	data := config.MsgPack
	if len(data) == 0 { // the protocol also allows JSON, which Terraform does not use here
		typ := of.typ()
		value, err := config.Unmarshal(typ)
		if err != nil {
			return block{}, err
		}
		again, err := tfprotov6.NewDynamicValue(typ, value)
		if err != nil {
			return block{}, err
		}
		data = again.MsgPack
	}
	fields, err := wire.Fields(data)
	return block{of, fields}, err
}

// arguments decodes what is not null.
func (b block) arguments() (arguments, error) {
	args := make(arguments, 16)
	for i := range b.fields {
		field := &b.fields[i]
		if field.IsNull() {
			continue
		}
		typ, ok := b.of.typeOf(field.Name)
		if !ok {
			return nil, fmt.Errorf("unknown attribute %q", field.Name)
		}
		value, err := tfprotov6.DynamicValue{MsgPack: field.Value}.Unmarshal(typ)
		if err != nil {
			return nil, err
		}
		args[field.Name] = value
	}
	return args, nil
}

// state is a data source's outputs. The arguments are returned unchanged,
// without involving the source.
type state struct {
	wire.Writer
	names []string // the outputs written
	err   error
}

// newState returns a state without outputs, with room for size bytes.
func newState(size int) *state { return &state{Writer: wire.Object(size)} }

// put begins an output: one value must be written after it.
func (s *state) put(name string) *wire.Writer {
	s.names = append(s.names, name)
	s.Text(name)
	return &s.Writer
}

// value writes an output of any type.
func (s *state) value(name string, value tftypes.Value) {
	encoded, err := tfprotov6.NewDynamicValue(value.Type(), value)
	if err != nil {
		s.err = err
		return
	}
	s.put(name).Raw(encoded.MsgPack)
}

// over lays the outputs over the block's arguments, which follow them. It can be
// called once.
func (s *state) over(b block) (*tfprotov6.DynamicValue, error) {
	if s.err != nil {
		return nil, s.err
	}
	const nameHead = 2 // bytes before a name, at most
	size := s.Size()
	for i := range b.fields {
		size += len(b.fields[i].Name) + len(b.fields[i].Value) + nameHead
	}
	if size > largestAnswer {
		return nil, sizeError(size)
	}
	s.Grow(size - s.Size())
	written := len(s.names)
	for i := range b.fields {
		if field := &b.fields[i]; !slices.Contains(s.names, field.Name) {
			s.Text(field.Name)
			s.Raw(field.Value)
			written++
		}
	}
	if written != len(b.fields) {
		return nil, errors.New("outputs that the schema does not have, or one of them twice")
	}
	return &tfprotov6.DynamicValue{MsgPack: s.Finish(uint16(written))}, nil
}

// largestAnswer is how many bytes a block may have with its outputs. One message of
// the provider protocol carries 256 MiB; this leaves room for diagnostics.
const largestAnswer = 255 << 20

// sizeError is the size of a block that exceeds largestAnswer.
type sizeError int

func (size sizeError) Error() string {
	const mebibyte = 1 << 20
	return fmt.Sprintf("The arguments and outputs of this data source take %d MiB together, and Terraform can receive %d MiB at most. "+
		"Split its configurations between several data sources.", (int(size)+mebibyte-1)/mebibyte, largestAnswer/mebibyte)
}

func putTextOrNull(w *wire.Writer, text string) {
	if text == "" {
		w.Null()
		return
	}
	w.Text(text)
}

func putNumberOrNull(w *wire.Writer, number, null int) {
	if number == null {
		w.Null()
		return
	}
	w.Int(number)
}

// putTexts writes a map of strings, in key order.
func putTexts(w *wire.Writer, texts map[string]string) {
	w.Map(len(texts))
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		w.Text(key)
		w.Text(texts[key])
	}
}
