package proof

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
)

// Load reads records, one JSON object per line, from a gzip file.
func Load[T any](path string) ([]T, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	unpacked, err := gzip.NewReader(bufio.NewReader(file))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return decodeAll[T](path, unpacked)
}

// decodeAll reads consecutive JSON values; path is for errors.
func decodeAll[T any](path string, reader io.Reader) ([]T, error) {
	var records []T
	for decoder := json.NewDecoder(reader); ; {
		var record T
		switch err := decoder.Decode(&record); {
		case errors.Is(err, io.EOF):
			return records, nil
		case err != nil:
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		records = append(records, record)
	}
}

// Save writes records for Load. The same records always give the same bytes.
func Save[T any](path string, records []T) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	packed, err := gzip.NewWriterLevel(file, gzip.BestCompression)
	if err != nil {
		return errors.Join(err, file.Close())
	}
	encoder := json.NewEncoder(packed)
	encoder.SetEscapeHTML(false)
	for i := range records {
		if err := encoder.Encode(&records[i]); err != nil {
			return errors.Join(err, file.Close())
		}
	}
	return errors.Join(packed.Close(), file.Close())
}
